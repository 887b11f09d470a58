import Core
import Documents
import Monitoring
import Programme

/// The result of an inspection as an official document. Households stand in it by their codes alone.
public enum InspectionPaperWords {
    /// What the document needs beside the inspection.
    public struct Frame: Sendable {
        public var agency: String
        public var superior: String?
        public var place: String
        public var subject: String
        /// What the inspection is about: a project, or the plan.
        public var about: String
        public var plan: String
        /// By agency.
        public var names: [Agency.ID: String]
        /// The record that a finding is about, by its number.
        public var references: [Int: String]

        public init(
            agency: String, superior: String?, place: String, subject: String, about: String, plan: String, names: [Agency.ID: String],
            references: [Int: String]
        ) {
            self.agency = agency
            self.superior = superior
            self.place = place
            self.subject = subject
            self.about = about
            self.plan = plan
            self.names = names
            self.references = references
        }
    }

    /// - Source: heads of section I: Thông tư 10/2022/TT-BLĐTBXH, Phụ lục II, Mẫu số 01; the sections after it were not found and are our own.
    public static func document(_ inspection: Inspection, on day: CalendarDate, _ frame: Frame) -> OfficialDocument {
        let isCommunity = inspection.kind == .community
        let conclusion = inspection.step(.concluded)
        var blocks: [OfficialDocument.Block] = [
            .heading("I. THÔNG TIN CHUNG"),
            .item("1. Tên đoàn, ban: \(isCommunity ? inspection.board : "Đoàn kiểm tra của \(frame.agency)") (\(inspection.document))"),
            .item("2. Đối tượng: \(frame.subject)"),
            .item("3. Thời gian: từ \(inspection.startsOn.vietnamese) đến \(inspection.endsOn.vietnamese)"),
            .item("4. Về: \(frame.about). \(frame.plan)"),
        ]
        let scope = inspection.scope.split(separator: "\n").joined(separator: " ")
        if !scope.isEmpty { blocks.append(.item("5. Nội dung: \(scope)")) }
        blocks.append(.table(team(inspection)))
        blocks += [.heading("II. KẾT QUẢ THEO DANH MỤC"), .table(checklist(inspection)), .heading("III. PHÁT HIỆN, KIẾN NGHỊ")]
        if inspection.findings.isEmpty {
            blocks.append(.paragraph("Không có phát hiện."))
        } else {
            blocks.append(.table(findings(inspection, on: day, frame)))
        }
        blocks.append(.heading("IV. KẾT LUẬN"))
        let text = conclusion?.text ?? "Chưa kết luận."
        blocks += text.split(separator: "\n").map { .paragraph(String($0)) }
        let head = inspection.members.first { $0.part == .head }?.name ?? ""
        return OfficialDocument(
            issuer: .init(name: isCommunity ? inspection.board : frame.agency, under: isCommunity ? frame.agency : frame.superior),
            number: conclusion?.document ?? OfficialDocument.Number(nil, symbol: "BC").description,
            kind: .init(name: "Báo cáo", abbreviation: "BC"), place: frame.place, signedOn: conclusion?.on,
            subject: "kết quả \(isCommunity ? "giám sát" : "kiểm tra"): \(inspection.title)", blocks: blocks,
            recipients: [frame.subject, ProgressReportWords.file],
            signature: .init(headPost: isCommunity ? "TRƯỞNG BAN" : "TRƯỞNG ĐOÀN", name: head))
    }

    private static func team(_ inspection: Inspection) -> OfficialDocument.Table {
        .init(
            columns: [
                .init("TT", width: 6, alignment: .centre), .init(InspectionWords.memberName, width: 34),
                .init(InspectionWords.memberPost, width: 36), .init(InspectionWords.memberPart, width: 24),
            ],
            rows: inspection.members.enumerated().map { index, member in
                [
                    String(index + 1), member.name,
                    [member.post, member.side.map(InspectionWords.name) ?? ""].filter { !$0.isEmpty }
                        .joined(separator: "; "), InspectionWords.name(member.part),
                ]
            })
    }

    private static func checklist(_ inspection: Inspection) -> OfficialDocument.Table {
        .init(
            columns: [
                .init("TT", width: 6, alignment: .centre), .init(InspectionWords.item, width: 42),
                .init(InspectionWords.citation, width: 20),
                .init(InspectionWords.outcome, width: 12), .init(InspectionWords.note, width: 20),
            ],
            rows: inspection.items.enumerated().map { index, item in
                [
                    String(index + 1), item.text, item.citation, item.outcome.map(InspectionWords.name) ?? InspectionWords.notLooked,
                    item.note,
                ]
            })
    }

    private static func findings(_ inspection: Inspection, on day: CalendarDate, _ frame: Frame) -> OfficialDocument.Table {
        .init(
            columns: [
                .init("TT", width: 6, alignment: .centre), .init(InspectionWords.found, width: 34),
                .init(InspectionWords.recommendation, width: 28), .init(InspectionWords.owner, width: 18),
                .init(InspectionWords.state, width: 14),
            ],
            rows: inspection.findings.map { finding in
                let reference = frame.references[finding.number].map { " (\($0))" } ?? ""
                let asked = finding.recommendation
                return [
                    String(finding.number), "\(InspectionWords.name(finding.severity)): \(finding.text)\(reference)",
                    asked.map { "\(InspectionWords.bare($0.text)). Hạn \($0.dueOn.vietnamese)" } ?? "",
                    asked.flatMap { frame.names[$0.owner] } ?? "",
                    InspectionWords.name(finding.state(on: day)),
                ]
            })
    }
}
