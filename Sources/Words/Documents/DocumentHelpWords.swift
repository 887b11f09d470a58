extension HelpWords {
    public static let document = HelpSentence("Văn bản hành chính.", en: "Official documents.")
    public static let documentList = HelpSentence(
        "Các quyết định công nhận đã ban hành trong các đợt rà soát.", en: "The decisions that rounds of review ended with.")
    public static let documentRender = HelpSentence(
        "Xuất một văn bản để ký hoặc để lưu.", en: "Write a document to be signed or kept.")
    public static let documentID = HelpSentence("Mã văn bản, xem bằng `document list`.", en: "Of the document, as `document list` tells.")
    public static let documentIDForm = "Mã văn bản là mã mà lệnh `document list` in ra."
    public static let documentFormat = HelpSentence("docx để sửa tiếp, hoặc pdf.", en: "docx, which can be edited, or pdf.")
    public static let documentOutput = HelpSentence("Tệp sẽ ghi.", en: "The file to write.")
}
