/// The reopening of a round that is decided in a commune.
public enum ReopeningWords {
    public static let title = "Mở lại đợt rà soát"
    public static let lead =
        "Dùng khi đã có quyết định mà còn hộ bị bỏ sót. Một người đề nghị, người khác ở cấp trên đồng ý. Quyết định đã ký giữ nguyên; các bước được làm lại cho hộ bổ sung và kết thúc bằng quyết định bổ sung. Muốn sửa kết quả của hộ đã có quyết định thì dùng quyết định điều chỉnh."
    public static let notFound = "Chưa tìm thấy văn bản quy định thủ tục mở lại đợt rà soát: căn cứ là văn bản do người đề nghị ghi."
    public static let document = "Văn bản làm căn cứ (số, ngày)"
    public static let reason = "Lý do mở lại"
    public static let ask = "Đề nghị mở lại"
    public static let waiting = "Đề nghị mở lại đang chờ trả lời"
    public static let note = "Ý kiến (bắt buộc khi không đồng ý)"
    public static let grant = "Đồng ý mở lại"
    public static let refuse = "Không đồng ý"
    public static let granted = "đồng ý mở lại"
    public static let refused = "không đồng ý"
    public static let tag = "Đề nghị mở lại"
}
