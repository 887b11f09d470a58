/// What an entry of the log says in words.
public enum EventWords {
    public static func sentence(_ operation: String) -> String {
        switch operation {
        case "SubmitReviewSheet": "Nhập phiếu rà soát"
        case "ApplyImport": "Nhập từ danh sách Excel"
        case "UndoImport": "Hoàn tác lần nhập danh sách"
        case "RecordPopulationBase": "Ghi số hộ dân cư"
        case "AddOfficer": "Mở tài khoản"
        case "LoadDemonstrationBatch": "Nạp dữ liệu minh họa"
        default: "Sửa dữ liệu"
        }
    }
}
