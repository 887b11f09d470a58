import Core
import Law
import Monitoring
import Programme

/// Words of the pages about inspections and supervision.
public enum InspectionWords {
    public static let title = "Kiểm tra, giám sát"
    public static let lead =
        "Cuộc kiểm tra của cơ quan và giám sát của cộng đồng: kiểm tra ai, theo danh mục nào, phát hiện gì, kiến nghị nào chưa khắc phục."
    public static let new = "Lập cuộc kiểm tra"
    public static let change = "Sửa kế hoạch kiểm tra"
    public static let none = "Chưa có cuộc kiểm tra, giám sát nào."
    public static let all = "Tất cả"
    public static let going = "Đang làm"
    public static let late = "Có việc quá hạn"
    public static let over = "Đã đóng, đã hủy"
    public static let name = "Tên cuộc kiểm tra"
    public static let kind = "Loại"
    public static let inspector = "Bên kiểm tra"
    public static let board = "Tên Ban giám sát của cộng đồng"
    public static let boardHint =
        "Chỉ ghi khi là giám sát của cộng đồng, ví dụ: Ban giám sát đầu tư của cộng đồng phường Hương Xuân. Ban do Mặt trận lập cho từng chương trình, dự án."
    public static let subject = "Đơn vị được kiểm tra"
    public static let project = "Dự án"
    public static let scope = "Nội dung, thời kỳ kiểm tra"
    public static let document = "Quyết định lập đoàn, lập ban (số, ngày)"
    public static let days = "Thời gian"
    public static let startsOn = "Ngày bắt đầu"
    public static let endsOn = "Ngày kết thúc"
    public static let notifiedOn = "Ngày báo trước cho đơn vị"
    public static let notifiedHint = "Giám sát của cộng đồng: ít nhất 45 ngày trước khi bắt đầu (Nghị định 29/2021/NĐ-CP, Điều 87)."
    public static let shortNotice =
        "Báo trước chưa đủ 45 ngày, hoặc chưa ghi ngày báo (Nghị định 29/2021/NĐ-CP, Điều 87 khoản 1 điểm b)."
    public static let team = "Đoàn, ban"
    public static let teamLead = "Một người là trưởng. Để trống dòng không dùng."
    public static let memberName = "Họ tên"
    public static let memberPost = "Chức vụ, đơn vị"
    public static let memberPart = "Vai trò"
    public static let memberSide = "Đại diện (giám sát của cộng đồng)"
    public static let checklist = "Danh mục kiểm tra"
    public static let checklistHint =
        "Mỗi dòng một mục; sau dấu | là căn cứ. Danh mục gợi ý lấy từ nhiệm vụ, dự án của đơn vị trong kế hoạch: thêm, bớt, sửa cho cuộc này."
    public static let suggest = "Lấy danh mục gợi ý"
    public static let suggestLead = "Chọn đơn vị và dự án trước, rồi danh mục gợi ý hiện ở trang sau."
    public static let item = "Mục"
    public static let citation = "Căn cứ"
    public static let outcome = "Kết quả"
    public static let note = "Ghi chú"
    public static let notLooked = "chưa xem"
    public static let saveChecklist = "Ghi kết quả danh mục"
    public static let findings = "Phát hiện và kiến nghị"
    public static let noFindings = "Chưa ghi phát hiện nào."
    public static let addFinding = "Ghi phát hiện"
    public static let foundOn = "Ngày phát hiện"
    public static let severity = "Mức độ"
    public static let text = "Nội dung phát hiện"
    public static let reference = "Liên quan đến"
    public static let household = "Mã hộ (nếu về một hộ)"
    public static let householdHint = "Như ghi trên trang của hộ. Người không có quyền xem hộ chỉ thấy mã, không thấy tên."
    public static let duty = "Nhiệm vụ (nếu về một nhiệm vụ)"
    public static let payments = "Danh sách chi (nếu về một danh sách chi hỗ trợ)"
    public static let recommendation = "Kiến nghị"
    public static let recommendationHint = "Để trống nếu chỉ ghi nhận. Phát hiện vừa hoặc nghiêm trọng phải có kiến nghị."
    public static let owner = "Cơ quan khắc phục"
    public static let dueOn = "Hạn khắc phục"
    public static let remedy = "Khắc phục"
    public static let sayRemedied = "Báo đã khắc phục"
    public static let remedyText = "Đã khắc phục thế nào"
    public static let evidence = "Văn bản, sản phẩm chứng minh (số, ngày)"
    public static let verify = "Xác nhận đã khắc phục"
    public static let reject = "Chưa đạt, trả lại"
    public static let verifyText = "Đã xem gì; lý do nếu trả lại"
    public static let steps = "Các bước"
    public static let act = "Bước tiếp theo"
    public static let stepDay = "Ngày"
    public static let stepText = "Nội dung (kết luận, lý do)"
    public static let stepDocument = "Văn bản (số, ngày)"
    public static let save = "Ghi bước"
    public static let state = "Tình trạng"
    public static let conclusion = "Kết luận"
    public static let reportDue = "Hạn báo cáo kết quả"
    public static let reportDueSource = "15 ngày làm việc sau khi kết thúc (Thông tư 10/2022/TT-BLĐTBXH, Điều 4 khoản 2)"
    public static let word = "Kết luận: tải Word"
    public static let pdf = "Kết luận: tải PDF"
    public static let formNotFound =
        "Mẫu số 01 (báo cáo giám sát, Thông tư 10/2022/TT-BLĐTBXH) mới đọc được phần I; các phần sau theo bố cục của phần mềm, người ký kiểm tra trước khi ban hành."
    public static let openRemedies = "Kiến nghị chưa khắc phục xong"
    public static let lateTitle = "Kiểm tra, giám sát: việc quá hạn"
    public static let lateReport = "Báo cáo kết quả"
    public static let whole = "Cả kế hoạch"
    public static let found = "Phát hiện"
    public static let remediesShort = "Kiến nghị chưa xong"
    public static let onlyInspector = "Bên kiểm tra ghi các bước, xác nhận khắc phục; đơn vị được kiểm tra báo khắc phục."

    public static func finding(_ number: Int) -> String { "Phát hiện \(number)" }

    public static func remedyOf(_ number: Int, _ title: String) -> String { "Khắc phục kiến nghị \(number): \(title)" }

    public static func reportOf(_ title: String) -> String { "Báo cáo kết quả: \(title)" }

    public static func name(_ kind: Inspection.Kind) -> String {
        switch kind {
        case .planned: "Kiểm tra theo kế hoạch"
        case .adHoc: "Kiểm tra đột xuất"
        case .community: "Giám sát của cộng đồng"
        }
    }

    public static func name(_ state: Inspection.State) -> String {
        switch state {
        case .planned: "Chưa bắt đầu"
        case .running: "Đang tiến hành"
        case .concluded: "Đã kết luận, chờ khắc phục"
        case .closed: "Đã đóng"
        case .cancelled: "Đã hủy"
        }
    }

    public static func name(_ kind: Inspection.StepKind) -> String {
        switch kind {
        case .started: "Bắt đầu"
        case .concluded: "Kết luận"
        case .closed: "Đóng cuộc kiểm tra"
        case .cancelled: "Hủy"
        }
    }

    public static func name(_ part: Inspection.Member.Part) -> String {
        switch part {
        case .head: "Trưởng đoàn, trưởng ban"
        case .deputy: "Phó"
        case .member: "Thành viên"
        }
    }

    public static func name(_ side: Inspection.Member.Side) -> String {
        switch side {
        case .front: "Mặt trận Tổ quốc"
        case .inspectorate: "Ban Thanh tra nhân dân"
        case .people: "Người dân thôn, tổ"
        }
    }

    public static func name(_ outcome: Inspection.Item.Outcome) -> String {
        switch outcome {
        case .met: "Đạt"
        case .notMet: "Chưa đạt"
        case .notApplicable: "Không áp dụng"
        }
    }

    public static func name(_ severity: Finding.Severity) -> String {
        switch severity {
        case .minor: "Nhẹ"
        case .serious: "Vừa"
        case .grave: "Nghiêm trọng"
        }
    }

    public static func name(_ state: Finding.State) -> String {
        switch state {
        case .noted: "Ghi nhận"
        case .waiting: "Chờ khắc phục"
        case .remedied: "Đã báo khắc phục, chờ xác nhận"
        case .returned: "Chưa đạt, phải khắc phục tiếp"
        case .verified: "Đã xác nhận khắc phục"
        }
    }

    public static func name(_ kind: Finding.StepKind) -> String {
        switch kind {
        case .remedied: "Báo đã khắc phục"
        case .rejected: "Chưa đạt, trả lại"
        case .verified: "Xác nhận đã khắc phục"
        case .reminded: "Đã nhắc"
        }
    }

    // MARK: the checklist

    /// What is looked at wherever a programme is: the four heads of the owner's supervision.
    private static let heads = [
        ("Quản lý: văn bản chỉ đạo, kế hoạch năm, điều chỉnh kế hoạch, truyền thông", "a"),
        ("Thực hiện: tiến độ, kết quả mục tiêu, nhiệm vụ, khối lượng công việc", "b"),
        ("Kinh phí: huy động, giải ngân, thanh toán, quyết toán", "c"),
        ("Năng lực tổ chức, chấp hành quy định, xử lý vi phạm đã phát hiện", "d"),
    ]

    /// The checklist that is suggested: duties and projects of whom is inspected, by the plan, then the heads that the law names.
    ///
    /// - Source: Nghị định 27/2022/NĐ-CP, Điều 30 khoản 2.
    public static func checklist(of subject: Agency, project: String, in loaded: LoadedPlan) -> [Inspection.Item] {
        func isAsked(_ codes: [String]) -> Bool { project.isEmpty || codes.isEmpty || codes.contains(project) }
        let plan = loaded.plan
        let duties = plan.duties.filter { $0.functions.contains(subject.function) && $0.kind != .monthlyTask && isAsked($0.projects) }
        let projects = plan.projects.filter { used in
            isAsked([used.code])
                && (loaded.lead(of: used) == subject.function || used.cooperating.contains(subject.function) || used.code == project)
        }
        return duties.map { Inspection.Item(text: $0.title, citation: clause($0.clause)) }
            + projects.map {
                Inspection.Item(text: "\(plan.clause($0.clause)): đúng đối tượng, đúng nội dung, đúng tiến độ", citation: clause($0.clause))
            }
            + heads.map { Inspection.Item(text: $0.0, citation: "Nghị định 27/2022/NĐ-CP, Điều 30 khoản 2 điểm \($0.1)") }
    }

    private static func clause(_ code: String) -> String { "mục \(code) của kế hoạch" }

    /// A sentence inside another one.
    static func bare(_ sentence: String) -> String { sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence }

    // MARK: reminders

    public static func reminder(
        to recipient: ProgrammePlan.Reminder.Recipient, agency: String, number: Int, title: String, asked: String, due: CalendarDate,
        today: CalendarDate
    ) -> String {
        let days = today.dayNumber - due.dayNumber
        let state =
            days > 0
            ? "đã quá hạn \(days) ngày (hạn \(due.vietnamese))"
            : days == 0 ? "hết hạn hôm nay, \(due.vietnamese)" : "còn \(-days) ngày là hết hạn (\(due.vietnamese))"
        let what = "kiến nghị \(number) của cuộc “\(title)” (\(bare(asked)))"
        switch recipient {
        case .agency: return "Kính gửi \(agency): \(what) \(state). Đề nghị đơn vị khắc phục và báo kết quả kèm văn bản."
        case .head:
            return "Kính gửi người đứng đầu \(agency): \(what) \(state). Đề nghị chỉ đạo khắc phục ngay và cho biết lý do chậm."
        case .chair:
            return "Kính báo cáo Chủ tịch Ủy ban nhân dân: \(agency) chưa khắc phục \(what), \(state). Kính đề nghị cho ý kiến chỉ đạo."
        }
    }

    // MARK: what is wrong

    public static func sentence(_ lack: InspectionLack) -> String {
        switch lack {
        case .notInspector: "Việc này do bên kiểm tra làm. Đơn vị được kiểm tra chỉ báo đã khắc phục."
        case .notOwner: "Kiến nghị này gửi cơ quan khác: cơ quan đó báo khắc phục."
        case .titleMissing: "Ghi tên cuộc kiểm tra, một câu ngắn."
        case .inspectorWrong:
            "Chọn bên kiểm tra: phòng, ban của đơn vị có kế hoạch; giám sát của cộng đồng thì chọn Ủy ban Mặt trận Tổ quốc."
        case .ownSubject: "Không tự kiểm tra mình: chọn đơn vị được kiểm tra khác bên kiểm tra."
        case .subjectMissing: "Chọn đơn vị được kiểm tra."
        case .projectUnknown: "Kế hoạch không có dự án này."
        case .documentMissing: "Ghi số và ngày của văn bản."
        case .boardMissing: "Ghi tên Ban giám sát của cộng đồng."
        case .headMissing: "Ghi đúng một người là trưởng đoàn, trưởng ban."
        case .itemsMissing: "Danh mục cần ít nhất một mục."
        case .daysReversed: "Ngày kết thúc phải từ ngày bắt đầu trở đi."
        case .dayInFuture: "Ngày này chưa đến. Ghi ngày đã làm."
        case .dayBefore(let day): "Ngày này trước bước liền trước (\(day.vietnamese)). Ghi từ ngày đó trở đi."
        case .underWay: "Cuộc kiểm tra đã bắt đầu hoặc đã hủy, kế hoạch không sửa được nữa. Cần thì hủy và lập cuộc khác."
        case .step(let kind, let state): refused(kind, state)
        case .notRunning(.planned): "Cuộc kiểm tra chưa bắt đầu: ghi bước Bắt đầu trước."
        case .notRunning(.cancelled): "Cuộc kiểm tra đã hủy. Lập cuộc kiểm tra khác nếu cần."
        case .notRunning: "Cuộc kiểm tra đã kết luận. Phát hiện mới thì lập cuộc kiểm tra đột xuất."
        case .itemsOpen(let numbers):
            "Danh mục còn mục chưa có kết quả: \(list(numbers)). Ghi Đạt, Chưa đạt hoặc Không áp dụng rồi kết luận."
        case .remediesOpen(let numbers):
            "Còn kiến nghị chưa được xác nhận khắc phục: \(list(numbers)). Chờ cơ quan báo khắc phục, xác nhận rồi mới đóng."
        case .textMissing: "Ghi nội dung."
        case .reasonMissing: "Ghi lý do."
        case .evidenceMissing: "Ghi văn bản hoặc sản phẩm chứng minh đã khắc phục."
        case .householdUnknown: "Không có hộ mang mã này ở đơn vị được kiểm tra. Xem lại mã."
        case .referenceUnknown: "Danh sách chi hoặc nhiệm vụ này không phải của đơn vị được kiểm tra. Chọn lại."
        case .ownerMissing: "Chọn cơ quan khắc phục, không phải bên kiểm tra."
        case .dueMissing: "Ghi kiến nghị và hạn khắc phục, từ ngày phát hiện trở đi."
        case .remedy(let kind, let state): refused(kind, state)
        case .ownRemedy: "Người báo khắc phục không tự xác nhận. Nhờ người khác của bên kiểm tra."
        case .tooEarlyToRemind: "Chưa đến bậc nhắc việc nào."
        case .boardTooSmall(let least): "Ban giám sát của cộng đồng có ít nhất \(least) người (Luật 10/2022/QH15, Điều 41)."
        case .tooManyPeople(let most): "Đại diện người dân nhiều nhất \(most) người (Nghị định 59/2023/NĐ-CP, Điều 17)."
        case .tooManyDeputies(let most): "Nhiều nhất \(most) phó trưởng ban (Nghị định 59/2023/NĐ-CP, Điều 17)."
        case .sideMissing: "Chọn từng thành viên đại diện cho ai: Mặt trận, Ban Thanh tra nhân dân, người dân."
        }
    }

    /// What to do instead of a step that cannot follow.
    private static func refused(_ kind: Inspection.StepKind, _ state: Inspection.State) -> String {
        switch (state, kind) {
        case (.cancelled, _): "Cuộc kiểm tra đã hủy. Lập cuộc kiểm tra khác nếu cần."
        case (.closed, _): "Cuộc kiểm tra đã đóng. Có việc mới thì lập cuộc kiểm tra đột xuất."
        case (.planned, .concluded): "Chưa bắt đầu: ghi bước Bắt đầu, trả lời danh mục, rồi kết luận."
        case (.planned, .closed), (.running, .closed): "Chưa kết luận: ghi bước Kết luận trước, rồi mới đóng."
        case (.running, .started), (.concluded, .started): "Cuộc kiểm tra đã bắt đầu rồi. Xem các bước ở dưới."
        case (.concluded, .concluded): "Đã kết luận rồi. Xác nhận khắc phục các kiến nghị, rồi đóng."
        case (.concluded, .cancelled): "Đã kết luận thì không hủy được. Xác nhận khắc phục các kiến nghị, rồi đóng."
        default: "Bước này không làm được lúc này. Xem các bước ở dưới."
        }
    }

    private static func refused(_ kind: Finding.StepKind, _ state: Finding.State) -> String {
        switch (state, kind) {
        case (.noted, _): "Phát hiện này chỉ ghi nhận, không có kiến nghị phải khắc phục."
        case (.verified, _): "Kiến nghị này đã được xác nhận khắc phục, không còn việc gì."
        case (.remedied, .remedied), (.remedied, .reminded): "Đã báo khắc phục, đang chờ bên kiểm tra xác nhận."
        default: "Cơ quan chưa báo khắc phục. Chờ cơ quan báo kèm văn bản, rồi xác nhận hoặc trả lại."
        }
    }

    private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }
}
