import Core
import Law
import Registry
import Store

extension ImportPlan {
    /// Lets go of households that come anew or stay as they are: of a large list they are nearly all, and a report names none of them.
    public mutating func keepOnlyChanges() { planned.removeAll { $0.lane != .change } }

    /// Household by household what the list would change, in its order.
    public func changes(naming codeLists: CodeLists) -> [ListedChange] {
        planned.filter { $0.lane == .change }.compactMap { plan in
            plan.difference(asOf: asOf) {
                areas.lastKnown(of: $0, on: asOf)?.name ?? ""
            } ethnicGroup: { id in
                codeLists.ethnicGroup(id)?.name ?? id
            }
        }
    }
}

extension ImportPlan.Planned {
    /// What the list says otherwise than the registry.
    fileprivate func difference(
        asOf day: CalendarDate, village: (Area.ID) -> String, ethnicGroup: (EthnicGroup.ID) -> String
    ) -> ListedChange? {
        guard let existing else { return nil }
        let listed = keepsPeople ? listed.withoutPeople : listed
        var fields: [ListedChange.Field] = []
        if changesClass {
            fields.append(
                .init(
                    corrects == nil ? .povertyClass : .correctedClass, from: existing.povertyClass?.rawValue ?? "",
                    to: listed.povertyClass?.rawValue ?? ""))
        }
        if changesClass || renews != nil {
            let before = recognized.map { "\($0.decisionNumber)\t\($0.decisionOn.vietnamese)" } ?? ""
            let after = "\(listed.decisionNumber)\t\((listed.decisionOn ?? day).vietnamese)"
            if before != after { fields.append(.init(.decision, from: before, to: after)) }
        }
        if let states {
            let points = [states.incomePoints, states.deprivationPoints].map { $0.map(String.init) ?? "–" }.joined(separator: " / ")
            fields.append(.init(.points, to: points))
        }
        if let place = listed.village, place != existing.household.village {
            fields.append(.init(.village, from: village(existing.household.village), to: village(place)))
        }
        if let noLabour = listed.hasNoLabourCapacity, noLabour != existing.flags.contains(.noLabourCapacity) {
            fields.append(.init(.noLabour))
        }
        for (person, member) in zip(listed.persons, matches) {
            guard let member else {
                fields.append(.init(.newMember, person: person.name, to: day.vietnamese))
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
            note(.ethnicity, before.ethnicity.map(ethnicGroup), after.ethnicity.map(ethnicGroup))
            if before.personalNumber != after.personalNumber {
                // Numbers that look alike behind the mask are still two.
                let (old, new) = (before.personalNumber.map(PersonalNumber.masked), after.personalNumber.map(PersonalNumber.masked))
                fields.append(.init(.personalNumber, person: before.name, from: old ?? "", to: new ?? ""))
            }
        }
        return ListedChange(
            code: existing.household.code, head: existing.headName, sheet: listed.sheet, row: listed.row, fields: fields)
    }
}
