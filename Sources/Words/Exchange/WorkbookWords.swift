/// What to do about a file that is not a workbook of ours.
public enum WorkbookWords {
    public enum Fault: Hashable, Sendable {
        case empty, oldOrProtected, binary, openDocument, notAWorkbook, encrypted, damaged, tooLarge, macros, links, entities, noSheet
        case objects, connections, cannotRead, notAFile, lineTooLong(Int), quoteNotClosed(Int), unreadableText(Int)
    }

    public static func sentence(_ fault: Fault, _ language: Language = .vi) -> String {
        switch (fault, language) {
        case (.empty, .vi): "Tệp trống."
        case (.oldOrProtected, .vi):
            "Đây là tệp Excel đời cũ (.xls) hoặc tệp đặt mật khẩu. Mở bằng Excel, bỏ mật khẩu, chọn Lưu thành (Save As) .xlsx rồi gửi lại."
        case (.binary, .vi): "Đây là tệp .xlsb. Mở bằng Excel, chọn Lưu thành .xlsx rồi gửi lại."
        case (.openDocument, .vi): "Đây là tệp .ods. Mở bằng LibreOffice hoặc Excel, chọn Lưu thành .xlsx rồi gửi lại."
        case (.notAWorkbook, .vi): "Đây không phải tệp Excel .xlsx hoặc CSV. Kiểm tra lại tệp đã chọn."
        case (.encrypted, .vi): "Tệp bị mã hóa. Bỏ mật khẩu rồi lưu lại thành .xlsx."
        case (.damaged, .vi): "Tệp bị hỏng hoặc tải lên chưa hết. Mở lại bằng Excel, lưu lại thành .xlsx rồi gửi lại."
        case (.tooLarge, .vi): "Tệp khi mở ra lớn quá mức một danh sách có thể có, nên bị từ chối."
        case (.macros, .vi): "Tệp có macro. Lưu thành .xlsx (không macro) rồi gửi lại."
        case (.links, .vi): "Tệp có liên kết tới tệp khác (hoặc DDE). Bỏ liên kết (Dữ liệu → Sửa liên kết → Ngắt) rồi lưu lại."
        case (.objects, .vi): "Tệp có đối tượng nhúng (OLE, ActiveX). Xóa đối tượng trong Excel rồi lưu lại."
        case (.connections, .vi):
            "Tệp có kết nối dữ liệu hoặc truy vấn (Power Query). Sao chép bảng sang một sổ mới bằng Dán giá trị (Paste Values) rồi gửi lại."
        case (.cannotRead, .vi): "Không mở được tệp: tệp không có hoặc không được phép đọc."
        case (.notAFile, .vi): "Đường dẫn này không phải một tệp thường (là thư mục, ống dẫn hoặc thiết bị), nên bị từ chối."
        case (.lineTooLong(let line), .vi): "Dòng \(line) của tệp dài quá mức, không phải bảng dữ liệu."
        case (.quoteNotClosed(let line), .vi): "Dấu ngoặc kép mở ở dòng \(line) không được đóng. Sửa dòng ấy rồi gửi lại."
        case (.unreadableText(let line), .vi):
            "Dòng \(line) có ký tự không đọc được. Mở tệp bằng Excel, lưu thành CSV UTF-8 hoặc .xlsx rồi gửi lại."
        case (.entities, .vi): "Tệp có khai báo không an toàn, nên bị từ chối."
        case (.noSheet, .vi):
            "Không tìm thấy bảng danh sách: trong 20 dòng đầu phải có hàng tiêu đề với Họ tên, Ngày sinh, Giới tính, Quan hệ với chủ hộ…"
        case (_, .en): "The file is not a list (.xlsx or .csv) that can be read: \(fault)."
        }
    }
}
