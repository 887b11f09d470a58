/// What stands on the printed sheet of a survey.
public struct SurveyPaperWords: Encodable, Sendable {
    let title = "Phiếu khảo sát hộ gia đình"
    let head = "Chủ hộ"
    let household = "Mã hộ"
    let address = "Nơi ở"
    let interviewer = "Người phỏng vấn"
    let day = "Ngày đến hộ"
    let code = "Mã phiếu"
    let page = "Trang"
    let members = "Câu hỏi cho từng người (ghi số của câu trả lời)"
    let memberColumns = ["TT", "Họ và tên", "Quan hệ với chủ hộ", "Năm sinh"]
    let ofHousehold = "Câu hỏi cho hộ (đánh dấu một ô, hoặc ghi số)"
    let outcome = "Kết quả đến hộ"
    let note = "Ghi chú"
    let signatures = ["Người trả lời", "Người phỏng vấn"]
    let sign = "(Ký, ghi rõ họ tên)"
    let promise = "Câu trả lời chỉ dùng để tính kết quả chung, không dùng để xếp loại hộ."

    public init() {}
}
