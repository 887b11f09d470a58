import Core
import Law
import Registry
import Store

extension ImportPlan {
    /// Lets go of households that come anew or stay as they are: of a large list they are nearly all, and a report names none of them.
    public mutating func keepOnlyChanges() { planned.removeAll { $0.lane != .change } }

    /// Household by household what the list would change, in its order.
    public var changes: [ListedChange] { planned.filter { $0.lane == .change }.compactMap(\.difference) }
}

extension ImportPlan.Planned {
    /// What the list says otherwise than the registry.
    var difference: ListedChange? {
        guard let existing else { return nil }
        let listed = keepsPeople ? listed.withoutPeople : listed
        var fields: [ListedChange.Field] = []
        if changesClass {
            fields.append(
                .init(
                    corrects == nil ? .povertyClass : .correctedClass, from: existing.povertyClass?.rawValue ?? "",
                    to: listed.povertyClass?.rawValue ?? ""))
        }
        if let states {
            let points = [states.incomePoints, states.deprivationPoints].map { $0.map(String.init) ?? "–" }.joined(separator: " / ")
            fields.append(.init(.points, to: points))
        }
        if let village = listed.village, village != existing.household.village { fields.append(.init(.village)) }
        if let noLabour = listed.hasNoLabourCapacity, noLabour != existing.flags.contains(.noLabourCapacity) {
            fields.append(.init(.noLabour))
        }
        for (person, member) in zip(listed.persons, matches) {
            guard let member else {
                fields.append(.init(.newMember, person: person.name))
                continue
            }
            let (before, merged) = (member.person, person.merged(into: member))
            let after = merged.person
            func note(_ name: ListedChange.Name, _ from: String?, _ to: String?) {
                guard from != to else { return }
                fields.append(.init(name, person: before.name, from: from ?? "", to: to ?? ""))
            }
            note(.name, before.name, after.name)
            note(.sex, before.sex.map { String($0.rawValue) }, after.sex.map { String($0.rawValue) })
            note(.born, before.born?.vietnamese, after.born?.vietnamese)
            note(.relation, member.membership.relation.rawValue, merged.membership.relation.rawValue)
            if before.ethnicity != after.ethnicity { fields.append(.init(.ethnicity, person: before.name)) }
            if before.personalNumber != after.personalNumber { fields.append(.init(.personalNumber, person: before.name)) }
        }
        return ListedChange(
            code: existing.household.code, head: existing.headName, sheet: listed.sheet, row: listed.row, fields: fields)
    }
}
