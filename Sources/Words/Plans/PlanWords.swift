import Core
import Law
import Programme

/// Names and sentences of plans and duties.
public enum PlanWords {
    public static let menu = "Chương trình"
    public static let plans = "Kế hoạch"
    public static let duties = "Nhiệm vụ"
    public static let none = "Chưa có kế hoạch nào được nạp cho địa bàn của bạn."
    public static let noneHint =
        "Người quản trị nạp kế hoạch bằng lệnh “giamngheo plan load TỆP” trên máy chủ; khi đó nhiệm vụ, hạn và báo cáo của từng cơ quan hiện ở đây."
    public static let programme = "Chương trình"
    public static let grounds = "Căn cứ"
    public static let targets = "Chỉ tiêu"
    public static let target = "Chỉ tiêu"
    public static let goal = "Mức phấn đấu"
    public static let clause = "Mục của kế hoạch"
    public static let projects = "Dự án, tiểu dự án"
    public static let project = "Dự án"
    public static let lead = "Chủ trì"
    public static let cooperating = "Phối hợp"
    public static let openLead = "chưa rõ, xem câu hỏi"
    public static let notUsed = "Không thực hiện ở địa bàn theo kế hoạch"
    public static let agencies = "Cơ quan, đơn vị"
    public static let agency = "Cơ quan, đơn vị"
    public static let questions = "Điều kế hoạch để ngỏ"
    public static let questionsLead =
        "Kế hoạch không ghi những điều này. Phần mềm không tự đoán: người quản trị trả lời kèm văn bản, khi đó hạn và chủ trì mới được tính."
    public static let answered = "Đã trả lời"
    public static let answer = "Trả lời"
    public static let document = "Văn bản (số, ngày)"
    public static let dayHint = "Một ngày từ 1 đến 28, ví dụ 20"
    public static let waitsForAdministrator = "Chờ người quản trị trả lời."
    public static let reminders = "Bậc nhắc việc"
    public static let remindersNote = "Kế hoạch không quy định bậc nhắc việc: đây là đề xuất của phần mềm, tính theo ngày làm việc."
    public static let clauses = "Toàn bộ các mục"
    public static let noGoal = "kế hoạch không ghi số"
    public static let saved = "Đã lưu."

    public static func year(_ year: Int) -> String { "Năm \(year)" }

    public static func day(_ day: String) -> String { "ngày \(day)" }

    public static func missing(_ reason: String) -> String { "Chưa có danh mục dự án: \(reason.lowercased())." }

    public static func name(_ unit: ProgrammePlan.Unit) -> String {
        switch unit {
        case .points: "điểm phần trăm"
        case .percent: "%"
        case .households: "hộ"
        case .models: "mô hình"
        }
    }

    /// "0,4 – 0,5 điểm phần trăm", "100 %", "0 hộ".
    public static func goal(_ target: ProgrammePlan.Target) -> String {
        let unit = name(target.unit)
        func text(_ value: Fraction) -> String { decimal(value) }
        switch (target.from, target.to, target.below) {
        case (let from?, let to?, _): return "\(text(from)) – \(text(to)) \(unit)"
        case (let from?, nil, _): return "\(text(from)) \(unit)"
        case (nil, let to?, _): return "\(text(to)) \(unit)"
        case (nil, nil, .some): return "thấp hơn bình quân của tỉnh"
        case (nil, nil, nil): return noGoal
        }
    }

    private static func decimal(_ value: Fraction) -> String {
        value.denominator == 1 ? "\(value.numerator)" : value.decimal(1).replacing(".", with: ",")
    }

    public static func name(_ function: ProgrammePlan.Function) -> String {
        switch function {
        case .labour: "Lao động - Thương binh và Xã hội"
        case .finance: "Tài chính - Kế hoạch"
        case .economy: "Kinh tế"
        case .education: "Giáo dục và Đào tạo"
        case .culture: "Văn hóa và Thông tin"
        case .cultureCentre: "Trung tâm Văn hóa - Thông tin và Thể thao"
        case .justice: "Tư pháp"
        case .healthCentre: "Y tế"
        case .associations: "Hội, đoàn thể"
        case .front: "Mặt trận Tổ quốc"
        case .commune: "Ủy ban nhân dân xã, phường"
        }
    }

    public static func name(_ recipient: ProgrammePlan.Reminder.Recipient) -> String {
        switch recipient {
        case .agency: "cơ quan thực hiện"
        case .head: "người đứng đầu cơ quan"
        case .chair: "Chủ tịch Ủy ban nhân dân"
        }
    }

    public static func rung(_ reminder: ProgrammePlan.Reminder) -> String {
        let when =
            switch reminder.days {
            case 0: "Đúng ngày hết hạn"
            case ..<0: "Trước hạn \(-reminder.days) ngày làm việc"
            default: "Quá hạn \(reminder.days) ngày làm việc"
            }
        return "\(when): nhắc \(name(reminder.recipient))"
    }

    public static func sentence(_ lack: PlanLack) -> String {
        switch lack {
        case .unitUnknown(let code): "Không có đơn vị hành chính mang mã \(code) vào năm của kế hoạch."
        case .planWrong(let place): "Kế hoạch không khớp với chương trình: \(place)."
        case .dutyInUse(let code): "Kế hoạch mới bỏ nhiệm vụ “\(code)” mà đã có báo cáo được gửi. Giữ nhiệm vụ này trong tệp rồi nạp lại."
        case .questionUnknown: "Kế hoạch không có câu hỏi này."
        case .targetUnknown: "Kế hoạch không có chỉ tiêu này."
        case .sharesUnchanged: "Chưa có số nào khác với số đã giao."
        case .shareTooLarge(_, let limit): "Giao nhiều nhất \(NumberWords.grouped(limit)): xã, phường không có nhiều hơn."
        case .ownTargetMissing: "Ghi mức phấn đấu của đơn vị cho chỉ tiêu được giao."
        case .answerWrong: "Chọn cơ quan có trong kế hoạch, hoặc ghi một ngày từ 1 đến 28."
        case .documentMissing: "Ghi số và ngày của văn bản."
        case .textMissing: "Ghi nội dung."
        case .titleMissing: "Ghi tên vướng mắc, một câu ngắn."
        case .evidenceMissing: "Ghi sản phẩm hoặc văn bản chứng minh đã làm xong."
        case .percentWrong: "Phần trăm là số từ 0 đến 100."
        case .dayInFuture: "Ngày này chưa đến. Ghi ngày đã làm."
        case .otherAgency: "Việc này của cơ quan khác: bạn không được giao làm thay."
        case .isReport: "Nhiệm vụ này xong khi báo cáo được gửi: mở báo cáo để viết và gửi."
        case .isDone: "Nhiệm vụ này đã xong."
        case .notDone: "Nhiệm vụ này chưa xong."
        case .reasonMissing: "Ghi lý do."
        case .signerMissing: "Ghi họ tên người ký."
        case .nothingToSubmit: "Chưa có báo cáo để gửi."
        case .standsSubmitted: "Báo cáo đã gửi: rút lại trước khi viết bản mới."
        case .notSubmitted: "Báo cáo chưa gửi, hoặc đã được tiếp nhận."
        case .periodNotOver(let day):
            "Kỳ số liệu đến hết ngày \(day.vietnamese) mới xong. Lưu nháp bây giờ, gửi sau ngày đó."
        case .ownReport: "Người gửi báo cáo không tự tiếp nhận báo cáo của mình."
        case .stepWrong: "Vướng mắc này không ở bước đó nữa. Xem lại các bước ở dưới."
        case .agencyMissing: "Chọn cơ quan sẽ giải quyết."
        case .projectUnknown: "Kế hoạch không có dự án này."
        case .tooEarlyToRemind: "Chưa đến bậc nhắc việc nào."
        case .ofRegister: "Chỉ số này tính từ sổ bộ, không nhập tay."
        case .sourceMissing: "Ghi nguồn số liệu: văn bản, cơ quan, ngày."
        case .baseMissing: "Ghi tổng số (mẫu số), lớn hơn 0."
        case .overWhole: "Số đạt lớn hơn tổng số: tỷ lệ không thể quá 100 %. Kiểm tra lại hai số."
        }
    }
}
