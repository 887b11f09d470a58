import Core
import Law
import Programme

/// Words of the desk of duties.
public enum DutyWords {
    public static let title = "Nhiệm vụ"
    /// - Parameter day: as of which it stands; `nil` for today.
    public static func lead(_ day: CalendarDate?) -> String {
        "Việc kế hoạch giao, của ai, hạn nào, đã xong chưa. Số liệu tính đến \(day.map { "hết ngày \($0.vietnamese)" } ?? "hôm nay")."
    }
    public static let mine = "Của cơ quan tôi"
    public static let late = "Quá hạn"
    public static let soon = "Đến hạn trong 10 ngày"
    public static let open = "Chưa xong"
    public static let done = "Đã xong"
    public static let all = "Tất cả"
    public static let duty = "Nhiệm vụ"
    public static let due = "Hạn"
    public static let noDue = "chưa có hạn"
    public static let standing = "Tình trạng"
    public static let product = "Sản phẩm"
    public static let rule = "Hạn theo kế hoạch"
    public static let month = "Tháng"
    public static let progress = "Tiến độ"
    public static let history = "Đã ghi"
    public static let noHistory = "Chưa ghi gì."
    public static let writeReport = "Viết báo cáo"
    public static let openReport = "Mở báo cáo"
    public static let note = "Ghi tiến độ hoặc kết quả"
    public static let kind = "Ghi gì"
    public static let day = "Ngày"
    public static let percent = "Đã được bao nhiêu phần trăm"
    public static let text = "Nội dung"
    public static let evidence = "Sản phẩm, văn bản chứng minh (số, ngày)"
    public static let evidenceHint = "Bắt buộc khi ghi đã xong"
    public static let save = "Ghi"
    public static let reopen = "Mở lại nhiệm vụ"
    public static let reopenReason = "Vì sao chưa xong"
    public static let comment = "Nhận xét"
    public static let remind = "Đôn đốc"
    public static let reminders = "Cần nhắc hôm nay"
    public static let remindersLead = "Mỗi nhiệm vụ chưa xong đã đến bậc nhắc mà chưa ai nhắc. Chép lời nhắc để gửi, rồi bấm Đã nhắc."
    public static let reminded = "Đã nhắc"
    public static let noReminders = "Hôm nay không có ai cần nhắc."
    public static let nothing = "Không có nhiệm vụ nào như vậy."
    public static let recipient = "Nhắc ai"
    public static let message = "Lời nhắc để chép"
    public static let unit = "Cơ quan, đơn vị"

    public static func name(_ kind: DutyNote.Kind) -> String {
        switch kind {
        case .progress: "Tiến độ"
        case .done: "Đã xong"
        case .reopened: "Mở lại"
        case .reminded: "Đã nhắc"
        case .comment: "Nhận xét"
        }
    }

    public static func month(_ month: ReportingMonth) -> String { "tháng \(month.month)/\(month.year)" }

    public static func standing(_ standing: Duty.Standing) -> String {
        switch standing {
        case .done(let day, late: 0): "Đã xong ngày \(day.vietnamese)"
        case .done(let day, let late): "Đã xong ngày \(day.vietnamese), chậm \(late) ngày"
        case .open(left: 0): "Hết hạn hôm nay"
        case .open(let left): "Còn \(left) ngày"
        case .overdue(let days): "Quá hạn \(days) ngày"
        case .openEnded: "Chưa xong, chưa có hạn"
        }
    }

    public static func count(_ count: Int) -> String { "\(NumberWords.grouped(count)) nhiệm vụ" }

    /// What is sent to whoever is reminded.
    public static func reminder(
        to recipient: ProgrammePlan.Reminder.Recipient, agency: String, title: String, month: ReportingMonth?, due: CalendarDate,
        today: CalendarDate, clause: String, plan: String
    ) -> String {
        let what = title + (month.map { " \(self.month($0))" } ?? "")
        let days = today.dayNumber - due.dayNumber
        let state =
            days > 0
            ? "đã quá hạn \(days) ngày (hạn \(due.vietnamese))"
            : days == 0 ? "hết hạn hôm nay, \(due.vietnamese)" : "còn \(-days) ngày là hết hạn (\(due.vietnamese))"
        switch recipient {
        case .agency:
            return "Kính gửi \(agency): nhiệm vụ “\(what)” (mục \(clause), \(plan)) \(state). Đề nghị đơn vị thực hiện và gửi kết quả."
        case .head:
            return
                "Kính gửi người đứng đầu \(agency): nhiệm vụ “\(what)” (mục \(clause), \(plan)) \(state). Đề nghị chỉ đạo thực hiện ngay và cho biết lý do chậm."
        case .chair:
            return
                "Kính báo cáo Chủ tịch Ủy ban nhân dân: \(agency) chưa hoàn thành nhiệm vụ “\(what)” (mục \(clause), \(plan)), \(state). Kính đề nghị cho ý kiến chỉ đạo."
        }
    }
}
