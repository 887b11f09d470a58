import Core
import Registry

extension HouseholdList {
    /// Names that stand on record as the list writes them, with what looks like a title or a remark, stay so.
    func keepingNames(of registry: RegisteredHouseholds) -> HouseholdList {
        let written = Set(households.lazy.flatMap(\.persons).compactMap { $0.writtenName?.spellingKey })
        guard !written.isEmpty else { return self }
        let known = Set(
            registry.members.values.lazy.flatMap { $0 }.map(\.person.name).filter { $0.contains(" ") }.map(\.spellingKey).filter(
                written.contains))
        guard !known.isEmpty else { return self }
        var list = self
        var kept: Set<String> = []
        for (place, household) in households.enumerated() {
            for (index, person) in household.persons.enumerated() {
                guard let name = person.writtenName, known.contains(name.spellingKey) else { continue }
                list.households[place].persons[index].name = name
                kept.insert("\(household.sheet)\n\(person.row)")
            }
        }
        list.notices.removeAll { $0.code == .nameAnnotated && kept.contains("\($0.sheet)\n\($0.row)") }
        return list
    }
}
