import Core
import Documents
import Law
import Monitoring
import Programme

/// Words of monthly reports of agencies and of their consolidation.
public enum ProgressReportWords {
    public static let menu = "Báo cáo tháng"
    public static let title = "Báo cáo tháng"
    public static let lead = "Báo cáo của từng cơ quan, đơn vị trong tháng: ai đã gửi, ai còn thiếu, cộng lại được bao nhiêu."
    public static let month = "Tháng"
    public static let show = "Xem"
    public static let state = "Báo cáo"
    public static let missing = "Chưa gửi"
    public static let sums = "Số liệu tổng hợp"
    public static let figure = "Số liệu"
    public static let reported = "Cộng các báo cáo"
    public static let records = "Theo sổ bộ hôm nay"
    public static let differs = "Vì sao chênh"
    public static let noReports = "Kế hoạch không giao báo cáo tháng cho cơ quan nào trong địa bàn của bạn."
    public static let write = "Viết báo cáo"
    public static let figuresLead = "Số liệu lấy từ sổ bộ khi lưu, không gõ tay."
    public static let results = "Kết quả thực hiện trong kỳ"
    public static let difficulties = "Khó khăn, vướng mắc"
    public static let proposals = "Kiến nghị, đề xuất"
    public static let next = "Nhiệm vụ kỳ tới"
    public static let signer = "Người ký"
    public static let save = "Lưu nháp"
    public static let submit = "Gửi báo cáo"
    public static let withdraw = "Rút báo cáo"
    public static let withdrawReason = "Lý do rút"
    public static let accept = "Tiếp nhận"
    public static let giveBack = "Trả lại"
    public static let note = "Lý do trả lại"
    public static let versions = "Các bản đã lưu"
    public static let version = "Bản"
    public static let notWritten = "Chưa có báo cáo."
    public static let previous = "Kỳ trước"
    public static let thisPeriod = "Kỳ này"
    public static let change = "Tăng, giảm"
    public static let consolidation = "Báo cáo tổng hợp"
    public static let word = "Tải Word"
    public static let pdf = "Tải PDF"
    public static let excel = "Tải Excel"
    public static let planTitle = "Kế hoạch của đơn vị"
    public static let planResults = "Mục tiêu, nội dung kế hoạch của đơn vị"
    public static let formNotFound =
        "Mẫu báo cáo tháng của địa phương chưa tìm thấy trong văn bản: bố cục theo Nghị định 30/2020/NĐ-CP, người ký kiểm tra trước khi ban hành."

    public static func period(_ month: ReportingMonth) -> String {
        "Số liệu từ \(month.data.lowerBound.vietnamese) đến \(month.data.upperBound.vietnamese) (Nghị định 09/2019/NĐ-CP, Điều 12)."
    }

    public static func title(_ month: ReportingMonth) -> String { "Báo cáo tháng \(month.month)/\(month.year)" }

    public static func name(_ section: ProgressReport.Section, of kind: ProgrammePlan.DutyKind) -> String {
        switch section {
        case .results: kind == .plan ? planResults : results
        case .difficulties: difficulties
        case .proposals: proposals
        case .next: next
        }
    }

    public static func name(_ state: ProgressReport.State) -> String {
        switch state {
        case .draft: "Đang viết"
        case .submitted: "Đã gửi, chờ tiếp nhận"
        case .withdrawn: "Đã rút"
        case .returned: "Bị trả lại"
        case .accepted: "Đã tiếp nhận"
        }
    }

    public static func name(_ kind: ProgressReport.StepKind) -> String {
        switch kind {
        case .submitted: "Gửi"
        case .withdrawn: "Rút"
        case .returned: "Trả lại"
        case .accepted: "Tiếp nhận"
        }
    }

    public static func name(_ kind: ReportFigure.Kind) -> String {
        switch kind {
        case .poor: "Hộ nghèo cuối kỳ"
        case .nearPoor: "Hộ cận nghèo cuối kỳ"
        case .becamePoor: "Hộ mới vào danh sách hộ nghèo trong kỳ"
        case .becameNearPoor: "Hộ mới vào danh sách hộ cận nghèo trong kỳ"
        case .leftPoor: "Hộ nghèo ra khỏi cả hai danh sách trong kỳ"
        case .leftNearPoor: "Hộ cận nghèo ra khỏi cả hai danh sách trong kỳ"
        case .applications: "Giấy đề nghị rà soát nhận trong kỳ"
        case .dutiesDone: "Nhiệm vụ hoàn thành trong kỳ"
        case .dutiesOverdue: "Nhiệm vụ quá hạn cuối kỳ"
        case .obstaclesRaised: "Vướng mắc nêu trong kỳ"
        case .obstaclesOpen: "Vướng mắc chưa được trả lời cuối kỳ"
        }
    }

    public static func handedIn(_ done: Int, of all: Int) -> String {
        "\(done)/\(all) cơ quan, đơn vị đã gửi báo cáo."
    }

    public static func lacking(_ names: [String]) -> String { "Còn thiếu: \(names.joined(separator: "; "))." }

    /// "UBND xã Bình Tiến chưa gửi (17)", "… sửa sau khi gửi (+2)".
    public static func difference(_ name: String, isMissing: Bool, _ difference: Int) -> String {
        isMissing ? "\(name) chưa gửi (\(difference))" : "\(name) đổi sau khi gửi (\(difference > 0 ? "+" : "−")\(abs(difference)))"
    }

    public static func changed(_ kind: ReportFigure.Kind, reported: Int, now: Int) -> String {
        "\(name(kind)): báo cáo ghi \(reported), sổ bộ hôm nay \(now)"
    }

    public static func signed(_ value: Int) -> String { value == 0 ? "0" : value > 0 ? "+\(value)" : "−\(abs(value))" }

    // MARK: documents

    /// What a document about a month needs beside the report.
    public struct Frame: Sendable {
        public var agency: String
        public var superior: String?
        public var place: String
        public var plan: ProgrammePlan
        public var month: ReportingMonth?
        public var recipients: [String]

        public init(
            agency: String, superior: String?, place: String, plan: ProgrammePlan, month: ReportingMonth?, recipients: [String]
        ) {
            self.agency = agency
            self.superior = superior
            self.place = place
            self.plan = plan
            self.month = month
            self.recipients = recipients
        }

        func document(_ subject: String, _ blocks: [OfficialDocument.Block], signer: String, collective: Bool) -> OfficialDocument {
            OfficialDocument(
                issuer: .init(name: agency, under: superior), number: OfficialDocument.Number(nil, symbol: "BC").description,
                kind: .init(name: "Báo cáo", abbreviation: "BC"), place: place, signedOn: nil, subject: subject, blocks: blocks,
                recipients: recipients,
                signature: collective
                    ? .init(collective: "ỦY BAN NHÂN DÂN", headPost: "CHỦ TỊCH", name: signer)
                    : .init(headPost: "NGƯỜI ĐỨNG ĐẦU", name: signer))
        }
    }

    /// The report of one agency.
    public static func document(
        _ content: ProgressReport.Content, before: ProgressReport.Content?, of kind: ProgrammePlan.DutyKind, isCommittee: Bool,
        _ frame: Frame, projectNames: [String: String], given: [String: Int] = [:]
    ) -> OfficialDocument {
        var blocks: [OfficialDocument.Block] = []
        if let month = frame.month { blocks.append(.paragraph(period(month))) }
        for (index, section) in ProgressReport.Section.allCases.enumerated() {
            let text = content[section]
            guard section == .results || !text.isEmpty else { continue }
            blocks.append(.heading("\(roman(index + 1)). \(name(section, of: kind).uppercased())"))
            if section == .results, !content.figures.isEmpty { blocks.append(.table(table(content, before: before))) }
            if section == .results, let own = content.targets, !own.isEmpty {
                blocks.append(.table(table(of: frame.plan.targets.filter { own[$0.code] != nil }, own, given: given)))
            }
            blocks += text.split(separator: "\n").map { .paragraph(String($0)) }
            if section == .results {
                for (code, text) in content.projects.sorted(by: { $0.key < $1.key }) where !text.isEmpty {
                    blocks.append(.paragraph("\(projectNames[code] ?? code): \(text)"))
                }
            }
        }
        let about =
            frame.month.map { "tiến độ triển khai kế hoạch giảm nghèo bền vững tháng \($0.month) năm \($0.year)" }
            ?? "kế hoạch giảm nghèo bền vững năm \(frame.plan.year)"
        return frame.document(about, blocks, signer: content.signer, collective: isCommittee)
    }

    private static func table(_ content: ProgressReport.Content, before: ProgressReport.Content?) -> OfficialDocument.Table {
        .init(
            columns: [
                .init("TT", width: 6, alignment: .centre), .init(figure, width: 52), .init(previous, width: 14, alignment: .end),
                .init(thisPeriod, width: 14, alignment: .end), .init(change, width: 14, alignment: .end),
            ],
            rows: content.figures.enumerated().map { index, figure in
                let earlier = before?.figure(figure.kind)?.value
                return [
                    String(index + 1), name(figure.kind), earlier.map { NumberWords.grouped($0) } ?? "", NumberWords.grouped(figure.value),
                    earlier.map { signed(figure.value - $0) } ?? "",
                ]
            })
    }

    private static func table(
        of targets: [ProgrammePlan.Target], _ own: [String: Int], given: [String: Int]
    ) -> OfficialDocument.Table {
        .init(
            columns: [
                .init("TT", width: 6, alignment: .centre), .init(PlanWords.target, width: 46),
                .init(TargetWords.goalOfPlan, width: 16), .init(TargetWords.given, width: 16, alignment: .end),
                .init(TargetWords.ownValue, width: 16, alignment: .end),
            ],
            rows: targets.enumerated().map { index, target in
                [
                    String(index + 1), target.title, PlanWords.goal(target),
                    given[target.code].map { TargetWords.value($0, target) } ?? "",
                    own[target.code].map { TargetWords.value($0, target) } ?? "",
                ]
            })
    }

    /// All reports of a month in one, for the Chair and for the level above.
    public static func document(_ sum: Consolidation, _ frame: Frame, names: [Agency.ID: String], signer: String) -> OfficialDocument {
        let handedIn = sum.lines.count - sum.missing.count
        var blocks: [OfficialDocument.Block] = [
            .paragraph(period(sum.month)), .heading("I. TÌNH HÌNH GỬI BÁO CÁO"), .paragraph(self.handedIn(handedIn, of: sum.lines.count)),
        ]
        if !sum.missing.isEmpty { blocks.append(.paragraph(lacking(sum.missing.map { names[$0.agency] ?? "" }))) }
        blocks.append(.heading("II. SỐ LIỆU"))
        blocks.append(.table(table(sum, names)))
        for (number, section) in [(3, ProgressReport.Section.results), (4, .difficulties), (5, .proposals)] {
            let said = sum.lines.filter { !($0.report?.content[section] ?? "").isEmpty }
            guard !said.isEmpty else { continue }
            blocks.append(.heading("\(roman(number)). \(name(section, of: .monthlyReport).uppercased())"))
            blocks += said.map { line in
                .item("\(names[line.agency] ?? ""): \((line.report?.content[section] ?? "").replacing("\n", with: " "))")
            }
        }
        return frame.document(
            "kết quả thực hiện kế hoạch giảm nghèo bền vững tháng \(sum.month.month) năm \(sum.month.year)", blocks, signer: signer,
            collective: true)
    }

    private static func table(_ sum: Consolidation, _ names: [Agency.ID: String]) -> OfficialDocument.Table {
        .init(
            columns: [
                .init("TT", width: 6, alignment: .centre), .init(figure, width: 38), .init(reported, width: 14, alignment: .end),
                .init(records, width: 14, alignment: .end), .init(differs, width: 28),
            ],
            rows: ReportFigure.Kind.allCases.enumerated().map { index, kind in
                [
                    String(index + 1), name(kind), sum.reported(kind).map { NumberWords.grouped($0) } ?? "",
                    sum.now(kind).map { NumberWords.grouped($0) } ?? "", reasons(sum, kind, names),
                ]
            })
    }

    /// Why the reports do not add up to what the records say; empty where they do. Many that are missing are counted: they are named where
    /// it says who has handed in.
    public static func reasons(_ sum: Consolidation, _ kind: ReportFigure.Kind, _ names: [Agency.ID: String]) -> String {
        let differences = sum.difference(kind)
        let missing = differences.filter(\.isMissing)
        let counted = missing.count > 3
        let named = differences.filter { !(counted && $0.isMissing) }
            .map { difference(names[$0.agency] ?? "", isMissing: $0.isMissing, $0.difference) }
        let all = counted ? ["\(missing.count) cơ quan, đơn vị chưa gửi (\(missing.map(\.difference).reduce(0, +)))"] : []
        return (all + named).joined(separator: "; ")
    }

    private static func roman(_ number: Int) -> String { ["I", "II", "III", "IV", "V", "VI"][number - 1] }
}

extension ProgressReportWords {
    public static let chair = "Chủ tịch Ủy ban nhân dân"
    public static let file = "Lưu: VT"

    /// "UBND xã Bình Tiến".
    public static func committee(_ unit: String) -> String { "UBND \(unit.prefix(1).lowercased())\(unit.dropFirst())" }

    /// Where a document is issued: the unit without its kind.
    public static func place(_ unit: String) -> String { PaperWords.properName(unit) }
}
