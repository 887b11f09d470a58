import Core
import Programme

/// The reports of a month put together: who has handed in what, and the sums of those that stand beside what the records say now.
public struct Consolidation: Hashable, Sendable {
    public struct Line: Hashable, Sendable {
        public var agency: Agency.ID
        public var duty: Duty
        /// The version that stands with whoever collects; `nil` where the agency is missing.
        public var report: ProgressReport?
        /// What the records say now of the same figures; empty where the agency has none of its own.
        public var now: [ReportFigure.Kind: Int]

        public init(agency: Agency.ID, duty: Duty, report: ProgressReport?, now: [ReportFigure.Kind: Int]) {
            self.agency = agency
            self.duty = duty
            self.report = report
            self.now = now
        }

        /// Figures of the report that the records no longer say: they were changed after it was handed in.
        public var changed: [(kind: ReportFigure.Kind, reported: Int, now: Int)] {
            guard let report else { return [] }
            return ReportFigure.Kind.allCases.compactMap { kind in
                guard let reported = report.content.figure(kind)?.value, let now = now[kind], now != reported else { return nil }
                return (kind, reported, now)
            }
        }
    }

    public var month: ReportingMonth
    public var lines: [Line]

    public init(month: ReportingMonth, lines: [Line]) {
        self.month = month
        self.lines = lines
    }

    public var missing: [Line] { lines.filter { $0.report == nil } }

    /// What the reports add up to; `nil` where none has the figure.
    public func reported(_ kind: ReportFigure.Kind) -> Int? {
        let values = lines.compactMap { $0.report?.content.figure(kind)?.value }
        return values.isEmpty ? nil : values.reduce(0, +)
    }

    /// What the records say of all that have it, also of those whose report is missing.
    public func now(_ kind: ReportFigure.Kind) -> Int? {
        let values = lines.compactMap { $0.now[kind] }
        return values.isEmpty ? nil : values.reduce(0, +)
    }

    /// Why the sum of the reports is not what the records say: by line, how much is missing or was changed since. They add up to the
    /// difference.
    public func difference(_ kind: ReportFigure.Kind) -> [(agency: Agency.ID, isMissing: Bool, difference: Int)] {
        lines.compactMap { line in
            guard let now = line.now[kind] else { return nil }
            let reported = line.report?.content.figure(kind)?.value
            let difference = now - (reported ?? 0)
            return difference == 0 ? nil : (line.agency, line.report == nil, difference)
        }
    }
}
