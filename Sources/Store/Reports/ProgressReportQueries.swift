import Access
import Core
import Database
import Foundation
import Monitoring
import Programme

extension ReadTransaction {
    /// Every version of the reports of a plan, by duty, in order; without texts and figures unless `month` asks for those of one month.
    public func reports(of plan: LoadedPlan.ID, contentsOf month: ReportingMonth? = nil) throws -> [Duty.ID: [ProgressReport]] {
        let steps = try Dictionary(
            grouping: rows(
                """
                SELECT version_id, kind, held_on, note, taken_at, coalesce(officer.name, '') FROM report_step
                  JOIN report_version ON report_version.id = version_id JOIN duty ON duty.id = duty_id
                  LEFT JOIN officer ON officer.id = report_step.officer_id
                 WHERE plan_id = \(plan) ORDER BY taken_at, report_step.id
                """, Self.reportStep), by: \.version
        ).mapValues { $0.map(\.step) }
        let versions = try rows(
            """
            SELECT report_version.id, duty_id, number, CASE WHEN month = \(month?.packed ?? -1) THEN content ELSE '' END, written_at,
                   coalesce(officer.name, '')
              FROM report_version JOIN duty ON duty.id = duty_id LEFT JOIN officer ON officer.id = officer_id
             WHERE plan_id = \(plan) ORDER BY duty_id, number
            """
        ) { row in
            var report = try Self.report(row)
            report.steps = steps[report.id] ?? []
            return report
        }
        return Dictionary(grouping: versions, by: \.duty)
    }

    /// The versions of one report, whole, in order.
    public func reports(of duty: Duty.ID) throws -> [ProgressReport] {
        let steps = try Dictionary(
            grouping: rows(
                """
                SELECT version_id, kind, held_on, note, taken_at, coalesce(officer.name, '') FROM report_step
                  JOIN report_version ON report_version.id = version_id LEFT JOIN officer ON officer.id = report_step.officer_id
                 WHERE duty_id = \(duty) ORDER BY taken_at, report_step.id
                """, Self.reportStep), by: \.version
        ).mapValues { $0.map(\.step) }
        return try rows(
            """
            SELECT report_version.id, duty_id, number, content, written_at, coalesce(officer.name, '')
              FROM report_version LEFT JOIN officer ON officer.id = officer_id WHERE duty_id = \(duty) ORDER BY number
            """
        ) { row in
            var report = try Self.report(row)
            report.steps = steps[report.id] ?? []
            return report
        }
    }

    private static func report(_ row: Row) throws -> ProgressReport {
        let content = try row.text(3)
        return ProgressReport(
            id: try row.key(0), duty: try row.key(1), number: try row.int(2),
            content: content.isEmpty ? .init() : try JSONDecoder().decode(ProgressReport.Content.self, from: Data(content.utf8)),
            writtenAt: try row.instant(4), author: try row.text(5))
    }

    private static func reportStep(_ row: Row) throws -> (version: ProgressReport.ID, step: ProgressReport.Step) {
        guard let kind = ProgressReport.StepKind(rawValue: try row.text(1)) else { throw StoreError.unreadable("report_step.kind") }
        return (
            try row.key(0),
            ProgressReport.Step(
                kind: kind, on: try row.day(2), note: try row.text(3), at: try row.instant(4), author: try row.text(5))
        )
    }
}

extension WriteTransaction {
    public func insert(_ report: ProgressReport, officer: Officer.ID?) throws {
        try execute(
            """
            INSERT INTO report_version (id, duty_id, number, content, officer_id, written_at)
            VALUES (\(report.id), \(report.duty), \(report.number), \(try Self.text(report.content)), \(officer), \(report.writtenAt))
            """)
    }

    /// Writes a version anew, as long as it was not handed in.
    ///
    /// - Returns: false where it was: nothing is changed then.
    public func rewrite(_ report: ProgressReport, officer: Officer.ID?, at moment: Instant) throws -> Bool {
        try execute(
            """
            UPDATE report_version SET content = \(try Self.text(report.content)), officer_id = \(officer), written_at = \(moment)
             WHERE id = \(report.id) AND NOT EXISTS (SELECT 1 FROM report_step WHERE version_id = report_version.id)
            """) == 1
    }

    public func insert(
        _ step: ProgressReport.Step, of version: ProgressReport.ID, id: Identifier<ProgressReport.Step>, officer: Officer.ID?
    ) throws {
        try execute(
            """
            INSERT INTO report_step (id, version_id, kind, held_on, note, officer_id, taken_at)
            VALUES (\(id), \(version), \(step.kind.rawValue), \(step.on), \(step.note), \(officer), \(step.at))
            """)
    }

    private static func text(_ content: ProgressReport.Content) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(content), as: UTF8.self)
    }
}
