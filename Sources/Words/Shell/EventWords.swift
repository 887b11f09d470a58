import Access
import Core
import Finance
import Law
import Registry

/// What an entry of the log says in words.
public enum EventWords {
    public static func sentence(_ operation: String) -> String {
        switch operation {
        case "SubmitReviewSheet": "Nhập phiếu rà soát"
        case "CorrectReviewSheet": "Sửa phiếu rà soát"
        case "WithdrawReviewSheet": "Rút phiếu rà soát"
        case "RestoreReviewSheet": "Bỏ rút phiếu rà soát"
        case "OpenRound": "Mở đợt rà soát"
        case "RescheduleRound": "Đổi lịch đợt rà soát"
        case "DrawUpList": "Đưa vào danh sách cần rà soát"
        case "AddCase": "Bổ sung vào danh sách cần rà soát"
        case "RemoveCase": "Đưa ra khỏi danh sách cần rà soát"
        case "AssignCases": "Phân công rà soát"
        case "FinishStep", "MakeOfficial": "Xong một bước rà soát"
        case "PassOverStep": "Bỏ qua một bước rà soát"
        case "SetBack": "Làm lại một bước rà soát"
        case "RecordMeeting": "Ghi biên bản họp dân"
        case "PostList": "Niêm yết danh sách"
        case "RaiseObjection": "Nhận khiếu nại"
        case "AnswerObjection": "Trả lời khiếu nại"
        case "CorrectDecision": "Điều chỉnh quyết định sau khiếu nại"
        case "UndoCorrection": "Hoàn tác quyết định điều chỉnh"
        case "DeclareTie": "Khai báo hộ liên quan đến cán bộ"
        case "EndTie": "Chấm dứt khai báo hộ liên quan đến cán bộ"
        case "ApproveCase": "Duyệt phiếu của hộ liên quan đến cán bộ"
        case "RuleCase": "Xếp loại bằng văn bản trước quyết định"
        case "NoteSignal": "Ghi kết quả xem lại dấu hiệu"
        case "DrawSample": "Chọn mẫu kiểm tra xác suất"
        case "VerifyHousehold": "Ghi phiếu kiểm tra xác suất"
        case "KeySheetAgain": "Nhập phiếu lần hai để đối chiếu"
        case "AnswerDiscrepancy": "Giải trình phiếu lệch"
        case "TellDemonstrationSurveys": "Tạo dữ liệu minh họa của khảo sát"
        case "OpenSurvey": "Mở khảo sát"
        case "DrawSurveySample": "Rút mẫu khảo sát"
        case "AssignSurvey": "Giao hộ khảo sát"
        case "EnterInterview": "Nhập phiếu khảo sát"
        case "ReplaceHousehold": "Thay hộ trong mẫu khảo sát"
        case "CarrySurveyOn": "Khóa, mở lại hoặc hủy khảo sát"
        case "DecideRound": "Quyết định kết quả rà soát"
        case "RecordIncoming": "Ghi văn bản đến"
        case "LoadPlan": "Nạp kế hoạch"
        case "AnswerPlanQuestion": "Trả lời điều kế hoạch để ngỏ"
        case "HandDownTargets": "Giao chỉ tiêu cho xã, phường"
        case "NoteDuty": "Ghi tiến độ nhiệm vụ"
        case "FollowDuty": "Theo dõi, đôn đốc nhiệm vụ"
        case "SaveProgressReport": "Viết, gửi báo cáo"
        case "WithdrawProgressReport": "Rút báo cáo"
        case "AnswerProgressReport": "Tiếp nhận hoặc trả lại báo cáo"
        case "RecordIndicator": "Nhập số liệu chỉ số"
        case "TellDemonstrationPlan", "TellDemonstrationInspections": "Tạo dữ liệu minh họa của kế hoạch"
        case "RaiseObstacle": "Nêu vướng mắc"
        case "AnswerObstacle": "Xử lý vướng mắc"
        case "PlanInspection": "Lập kế hoạch kiểm tra, giám sát"
        case "CarryInspectionOn": "Ghi bước của cuộc kiểm tra, giám sát"
        case "AnswerChecklist": "Ghi kết quả danh mục kiểm tra"
        case "RecordFinding": "Ghi phát hiện của cuộc kiểm tra"
        case "AnswerFinding": "Báo, xác nhận khắc phục kiến nghị"
        case "RemindRemedy": "Nhắc khắc phục kiến nghị"
        case "IssueCertificates": "Cấp giấy chứng nhận"
        case "RevokeCertificate": "Thu hồi giấy chứng nhận"
        case "ReissueCertificate": "Cấp lại giấy chứng nhận"
        case "PrintCertificates": "In giấy chứng nhận"
        case "IssueDocument": "Ban hành văn bản"
        case "AskReopening": "Đề nghị mở lại đợt rà soát"
        case "AnswerReopening": "Trả lời đề nghị mở lại đợt rà soát"
        case "IssueDocuments": "Ban hành nhiều văn bản một lần"
        case "VoidDocument": "Hủy số văn bản"
        case "TakeApplication": "Nhận giấy đề nghị rà soát"
        case "ScreenApplication": "Ghi kết quả phiếu A"
        case "ConfirmLimit": "Xác nhận thời hạn của quy trình rà soát"
        case "SaveSheetDraft": "Nhập dở phiếu rà soát"
        case "ApplyImport": "Nhập từ danh sách Excel"
        case "UndoImport": "Hoàn tác lần nhập danh sách"
        case "ReclassifySheets": "Phân loại lại các phiếu"
        case "RecordPopulationBase": "Ghi số hộ dân cư"
        case "ApplyAreaAct": "Thay đổi đơn vị hành chính"
        case "UndoAreaAct": "Hoàn tác thay đổi đơn vị hành chính"
        case "FollowAreaActs": "Chuyển hộ theo đơn vị hành chính mới"
        case "AssignFunds": "Ghi số kinh phí được giao"
        case "RecordFundEntry": "Ghi bút toán kinh phí"
        case "CarryFundsOver": "Chuyển nguồn kinh phí sang năm sau"
        case "ReverseFundEntry": "Đảo bút toán kinh phí"
        case "DrawUpPayments": "Lập danh sách chi hỗ trợ hộ"
        case "PayHouseholds": "Duyệt chi hỗ trợ hộ"
        case "RecordContribution": "Ghi khoản huy động ngoài ngân sách"
        case "VoidContribution": "Bỏ khoản huy động ghi sai"
        case "CancelPayments": "Hủy danh sách chi hỗ trợ hộ"
        case "AddOfficer": "Mở tài khoản"
        case "ChangePassword": "Đặt lại mật khẩu"
        case "ChangeOwnPassword": "Tự đổi mật khẩu"
        case "BlockAccount": "Khóa tài khoản"
        case "UnblockAccount": "Mở khóa tài khoản"
        case "AddRole": "Thêm chức năng"
        case "EndRole": "Thôi chức năng"
        case "TieAgency": "Gắn tài khoản với cơ quan"
        case "EndAgencyTie": "Thôi gắn tài khoản với cơ quan"
        case "LoadDemonstrationBatch", "LoadDemonstrationFunds": "Nạp dữ liệu minh họa"
        case "RegisterHousehold": "Đăng ký hộ"
        case "AddMember": "Thêm thành viên"
        case "CorrectPerson": "Sửa thông tin"
        case "EndMembership": "Ghi rời hộ"
        case "TransferMember": "Chuyển thành viên sang hộ khác"
        case "ChangeHead": "Đổi chủ hộ"
        case "CorrectHousehold": "Sửa thông tin hộ"
        case "CorrectHouseholds": "Sửa nhiều hộ cùng lúc"
        case "SplitHousehold": "Tách hộ"
        case "MergeHouseholds": "Nhập hộ"
        case "MoveHousehold": "Chuyển cả hộ"
        case "SendHouseholdAway": "Hộ chuyển đi khỏi địa bàn"
        case "BringHouseholdBack": "Hộ trở về"
        case "UndoHouseholdAct": "Hoàn tác"
        case "MergePersons": "Gộp hai hồ sơ của một người"
        case "MergeDuplicateHousehold": "Gộp hộ ghi hai lần"
        case "UndoMerge": "Tách lại hồ sơ đã gộp"
        case "DecidePair": "Xem xét hồ sơ nghi trùng"
        case "RevealPersonalNumber": "Xem số định danh"
        case "RecordHouseholdPoint": "Ghi vị trí nhà ở"
        case "RemoveHouseholdPoint": "Bỏ vị trí nhà ở"
        case "RevealHouseholdPoint": "Xem vị trí nhà ở"
        default: "Sửa dữ liệu"
        }
    }

    /// What changed and why, in the order in which it is told; empty for entries that say no more than their name.
    ///
    /// - Parameters:
    ///   - household: whose history it stands in: the reason of a list is told where it is about the household; `nil` for no household's.
    ///   - ethnicity: the name of an ethnic group by its key.
    public static func details(_ detail: [String: String], of household: String?, ethnicity: (String) -> String) -> [String] {
        var told: [String] = []
        if let person = detail["person"] { told.append(person) }
        for (key, name) in single { if let value = detail[key] { told.append("\(name): \(say(key, value, ethnicity))") } }
        for (key, name) in changed {
            let (before, after) = (detail[key + ".before"], detail[key + ".after"])
            guard before != nil || after != nil else { continue }
            told.append(
                "\(name): \(before.map { say(key, $0, ethnicity) } ?? nothing) → \(after.map { say(key, $0, ethnicity) } ?? nothing)")
        }
        for mark in ["movedIn", "miswritten"] { if detail[mark] == "1" { told.append(marks[mark] ?? "") } }
        if let checked = detail["confirmed"], !checked.isEmpty { told.append(confirmed(checked)) }
        if let purpose = detail["purpose"] { told.append("Mục đích: \(purpose)") }
        if let household, detail["stoppedFor"]?.split(separator: " ").contains(Substring(household)) ?? false {
            told.append("Hộ này bị dừng chi")
        }
        let isReasoned =
            household.flatMap { household in
                detail["reasonFor"].map { $0.split(separator: " ").contains(Substring(household)) }
            } ?? true
        if isReasoned, let reason = detail["reason"] { told.append("Lý do: \(reason)") }
        return told
    }

    private static let nothing = "(trống)"

    private static let single: [(String, String)] = [
        ("act", "Việc"), ("decision", "Kết luận"), ("closedName", "Hồ sơ đóng lại"), ("code", "Mã hộ"), ("head", "Chủ hộ"),
        ("otherCode", "Mã hộ kia"), ("otherHead", "Chủ hộ kia"),
        ("persons", "Nhân khẩu"), ("destination", "Nơi đến"), ("village", "Nơi ở"), ("relation", "Quan hệ"), ("joinReason", "Vào hộ"),
        ("leaveReason", "Rời hộ"), ("day", "Từ ngày"), ("measuredOn", "Đo ngày"), ("reviewedOn", "Ngày rà soát"), ("born", "Sinh"),
        ("personalNumber", "Số định danh"),
        ("together", "Số hộ"), ("newVillage", "Nơi ở mới"), ("newAddress", "Địa chỉ mới"),
        ("support", "Hỗ trợ"), ("giver", "Người, đơn vị hỗ trợ"), ("fundKind", "Bút toán"), ("project", "Dự án"),
        ("budgetYear", "Năm ngân sách"), ("amount", "Số tiền"), ("listAmount", "Tổng số tiền của danh sách"),
        ("bookedOn", "Ngày"), ("voucher", "Số văn bản, chứng từ"),
        ("paid", "Số hộ được chi"), ("stopped", "Số hộ dừng chi"),
        ("status", "Tình trạng hộ"), ("role", "Chức năng"), ("inspection", "Cuộc kiểm tra"), ("survey", "Cuộc khảo sát"),
        ("outcome", "Kết quả đến hộ"), ("agency", "Cơ quan"), ("areaName", "Địa bàn"),
        ("from", "Từ ngày"),
        ("until", "Đến hết ngày"),
    ]

    private static let changed: [(String, String)] = [
        ("head", "Chủ hộ"), ("name", "Họ và tên"), ("relation", "Quan hệ với chủ hộ"), ("sex", "Giới tính"), ("born", "Ngày sinh"),
        ("ethnicity", "Dân tộc"), ("personalNumber", "Số định danh"), ("phone", "Điện thoại"), ("meritorious", "Người có công"),
        ("disabled", "Người khuyết tật"), ("class", "Kết quả"), ("address", "Địa chỉ"), ("village", "Nơi ở"),
    ]

    private static let marks = ["movedIn": "Hộ chuyển đến", "miswritten": "Sửa nơi ở ghi nhầm"]

    private static func say(_ key: String, _ value: String, _ ethnicity: (String) -> String) -> String {
        switch key {
        case "role": Role(rawValue: value).map(AccessWords.name) ?? value
        case "amount", "listAmount": Int64(value).map(MoneyWords.exact) ?? value
        case "bookedOn", "day", "born", "measuredOn", "reviewedOn", "from", "until": PartialDate(iso: value)?.vietnamese ?? value
        case "outcome": SurveyWords.name(SurveyResponse.Outcome(rawValue: value))
        case "act": sentence(value)
        case "fundKind": FundEntry.Kind(rawValue: value).map(FundWords.name) ?? value
        case "class": PovertyClass(rawValue: value).map(LawWords.name) ?? ReviewWords.cannotSay
        case "decision": PersonPair.State(rawValue: value).map(LinkageWords.name) ?? value
        case "sex": HouseholdWords.name(Int(value).flatMap(Sex.init(rawValue:)))
        case "relation": Relation(rawValue: value).map(HouseholdWords.name) ?? value
        case "joinReason": JoinReason(rawValue: value).map(EntryWords.name) ?? value
        case "leaveReason": LeaveReason(rawValue: value).map(HouseholdWords.name) ?? value
        case "status": HouseholdStatus(rawValue: value).map(HouseholdWords.name) ?? value
        case "ethnicity": ethnicity(value)
        case "meritorious", "disabled": value == "1" ? "có" : "không"
        default: value
        }
    }

    /// What the officer said that they had looked at, each once.
    private static func confirmed(_ keys: String) -> String {
        var names: [String] = []
        for key in keys.split(separator: " ") {
            let kind = key.prefix { $0 != "-" }
            let name =
                Unlikely.Kind(rawValue: String(kind)).map(name)
                ?? UnlikelyAnswer(rawValue: String(kind)).map(ReviewWords.name) ?? others[String(kind)] ?? "người đã có trong sổ"
            if !names.contains(name) { names.append(name) }
        }
        return "Đã kiểm tra: \(names.joined(separator: ", "))"
    }

    private static let others = [
        "farFromVillage": PointWords.far, "losesClass": "mất diện hộ nghèo, hộ cận nghèo", "another": "người khác trùng tên",
        "same": "đúng người đã có trong sổ", "blank": "phiếu còn dòng chưa trả lời", "replaces": "thay phiếu cùng ngày",
        "corrects": "kết quả sau khi sửa phiếu", "besides": "hộ đã có phiếu trong đợt rà soát",
    ]

    private static func name(_ kind: Unlikely.Kind) -> String {
        switch kind {
        case .olderThan115: "trên 115 tuổi"
        case .headUnder16: "chủ hộ dưới 16 tuổi"
        case .parentYounger: "tuổi cha mẹ và con"
        case .numberSexDiffers: "giới tính khác số định danh"
        case .numberYearDiffers: "năm sinh khác số định danh"
        case .namedAsDeceased: "trùng tên người đã mất"
        }
    }
}
