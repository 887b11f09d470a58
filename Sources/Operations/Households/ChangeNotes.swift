import Core
import Registry

/// What an event says of a change: facts before and after, by name. Personal and telephone numbers only masked.
struct ChangeNotes {
    private(set) var detail: [String: String] = [:]

    subscript(_ name: String) -> String {
        get { detail[name] ?? "" }
        set { detail[name] = newValue.isEmpty ? nil : newValue }
    }

    /// Notes a fact where it changed; nothing stands for what was or is unknown.
    mutating func note(_ name: String, _ before: String?, _ after: String?) {
        guard before != after else { return }
        self[name + ".before"] = before ?? ""
        self[name + ".after"] = after ?? ""
    }

    mutating func note(_ before: Person, _ after: Person) {
        note("name", before.name, after.name)
        note("sex", before.sex.map { String($0.rawValue) }, after.sex.map { String($0.rawValue) })
        note("born", before.born?.iso, after.born?.iso)
        note("ethnicity", before.ethnicity, after.ethnicity)
        noteMasked("personalNumber", before.personalNumber, after.personalNumber, PersonalNumber.masked)
        noteMasked("phone", before.phone, after.phone) { PhoneNumber(e164: $0)?.masked ?? "" }
        note("meritorious", Self.mark(before.isMeritorious), Self.mark(after.isMeritorious))
        note("disabled", Self.mark(before.isDisabled), Self.mark(after.isDisabled))
    }

    private mutating func noteMasked(_ name: String, _ before: String?, _ after: String?, _ mask: (String) -> String) {
        guard before != after else { return }
        self[name + ".before"] = before.map(mask) ?? ""
        self[name + ".after"] = after.map(mask) ?? ""
    }

    private static func mark(_ holds: Bool) -> String { holds ? "1" : "0" }

    /// What the officer said that they had looked at.
    mutating func note(confirmed problems: [HouseholdProblem]) {
        self["confirmed"] = problems.compactMap(\.confirmation).joined(separator: " ")
    }
}
