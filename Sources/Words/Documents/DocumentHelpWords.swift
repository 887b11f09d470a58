extension HelpWords {
    public static let document = HelpSentence("Văn bản hành chính.", en: "Official documents.")
    public static let documentList = HelpSentence(
        "Sổ văn bản đi và đến, kể cả số đã hủy.", en: "The register of documents, outgoing and incoming, voided numbers too.")
    public static let documentYear = HelpSentence("Chỉ năm này.", en: "Of this year only.")
    public static let documentKind = HelpSentence(
        "Chỉ loại này: decision, notice, minutes, letter, certificates, plan, report, submission, guidance, other.",
        en: "Of this kind only: decision, notice, minutes, letter, certificates, plan, report, submission, guidance, other.")
    public static let documentUnit = HelpSentence("Chỉ cơ quan của đơn vị mang mã này.", en: "Of the body of the unit with this code only.")
    public static let documentRender = HelpSentence(
        "Xuất một văn bản để ký hoặc để lưu.", en: "Write a document to be signed or kept.")
    public static let documentID = HelpSentence("Mã văn bản, xem bằng `document list`.", en: "Of the document, as `document list` tells.")
    public static let documentIDForm = "Mã văn bản là mã mà lệnh `document list` in ra."
    public static let documentFormat = HelpSentence("docx để sửa tiếp, hoặc pdf.", en: "docx, which can be edited, or pdf.")
    public static let documentOutput = HelpSentence("Tệp sẽ ghi.", en: "The file to write.")
}
