/// What the help of the commands about administrative units says.
public enum AreaHelpWords {
    public static let areas = HelpSentence("Đơn vị hành chính theo ngày.", en: "Administrative units by date.")
    public static let show = HelpSentence(
        "Mã này là đơn vị nào vào một ngày, và về sau thành gì.", en: "What has a code on a day, and what became of it.")
    public static let code = HelpSentence("Mã đơn vị hành chính.", en: "Official code.")
    public static let day = HelpSentence("Ngày, viết năm-tháng-ngày; không ghi thì là hôm nay.", en: "Day, yyyy-MM-dd; today without it.")
    public static let trace = HelpSentence(
        "Từng bước thay đổi của một đơn vị từ ngày này đến ngày khác.", en: "Every step from a unit of one day to what it is on another.")
    public static let traceCode = HelpSentence("Mã đơn vị hành chính vào ngày đầu.", en: "Official code on the first day.")
    public static let traceFrom = HelpSentence("Ngày đầu, viết năm-tháng-ngày.", en: "First day, yyyy-MM-dd.")
    public static let traceTo = HelpSentence("Ngày sau, viết năm-tháng-ngày.", en: "Second day, yyyy-MM-dd.")
    public static let traceOrder = HelpSentence("--from không được sau --to.", en: "--from may not be after --to")
    public static let restate = HelpSentence(
        "Chuyển số liệu theo đơn vị từ địa giới của một ngày sang địa giới của ngày khác; đơn vị đã chia tách chỉ được phân bổ khi văn bản nêu tỷ lệ.",
        en: "Put figures by unit from the map of one day onto that of another; divided units only by shares that a document states.")
    public static let restateApportioned = HelpSentence(
        "Tệp những dòng phân bổ theo tỷ lệ: phần của từng đơn vị nhận và văn bản.",
        en: "What was apportioned: the part of each receiving unit, and the document.")
    public static let restateInput = HelpSentence(
        "Tệp CSV có cột “code” và các cột số.", en: "CSV with a column “code” and columns of numbers.")
    public static let restateFrom = HelpSentence("Ngày của các mã trong tệp, viết năm-tháng-ngày.", en: "The day of the codes, yyyy-MM-dd.")
    public static let restateTo = HelpSentence(
        "Ngày của địa giới cần có, viết năm-tháng-ngày.", en: "The day of the map wanted, yyyy-MM-dd.")
    public static let restateOutput = HelpSentence(
        "Tệp kết quả: tổng theo đơn vị của ngày sau, xếp theo mã.", en: "Sums by unit of the second day, ordered by code.")
    public static let restateSameFile =
        "Mỗi tệp (--input, --output, --rest, --apportioned) phải là một tệp khác nhau: không ghi đè lên tệp số liệu gốc."
    public static let restateRest = HelpSentence(
        "Tệp những dòng không chuyển được, kèm lý do.", en: "Lines that could not be restated, with the reason.")
    public static let load = HelpSentence(
        "Ghi đơn vị hoặc văn bản thay đổi từ tệp dữ liệu (xem law/areas/README.md).",
        en: "Put the units or acts of a data file on record (law/areas/README.md).")
    public static let loadFile = HelpSentence("Tệp CSV của đơn vị hoặc của văn bản thay đổi.", en: "CSV of units or of acts.")
    public static let act = HelpSentence("Văn bản thay đổi đơn vị hành chính.", en: "Acts that change units.")
    public static let actList = HelpSentence("Mọi văn bản đã ghi, mới nhất trước.", en: "Every act on record, the latest first.")
    public static let actPreview = HelpSentence(
        "Nêu những gì các văn bản trong tệp sẽ thay đổi; chưa ghi gì.",
        en: "Say what the acts of a file would change; nothing is written.")
    public static let actFile = HelpSentence("Tệp CSV của văn bản thay đổi.", en: "CSV of acts.")
    public static let actApply = HelpSentence(
        "Thực hiện các văn bản trong tệp; mỗi văn bản xong trọn vẹn hoặc không ghi gì.",
        en: "Carry out the acts of a file, each in one transaction.")
    public static let actUndo = HelpSentence(
        "Hoàn tác một văn bản; văn bản và lý do vẫn lưu.", en: "Take an act back; the act and the reason stay on record.")
    public static let actKey = HelpSentence(
        "Khóa của văn bản, hoặc tên mà tệp đặt cho nó.", en: "Key of the act, or the name that a file gave it.")
    public static let actReason = HelpSentence("Lý do.", en: "Why.")
}
