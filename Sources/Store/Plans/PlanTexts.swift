import Law
import Synchronization

/// Texts of plans as they were read: a text does not change, and every page of a plan asks for it.
enum PlanTexts {
    private static let known = Mutex<[String: ProgrammePlan]>([:])
    private static let limit = 50

    static func plan(code: String, text: String) throws -> ProgrammePlan {
        let key = "\(code)\n\(text)"
        if let plan = known.withLock({ $0[key] }) { return plan }
        let plan = try ProgrammePlan(file: code, text: text)
        known.withLock {
            if $0.count >= limit { $0 = [:] }
            $0[key] = plan
        }
        return plan
    }
}
