import Core
import Operations
import Registry
import Words

/// What stands in the way of a change of units, in words; for pages and commands alike.
public enum AreaRefusal {
    /// `nil` for an error that is no refusal of such a change.
    public static func sentence(_ error: any Error, in areas: AreaHistory, _ language: Language = .vi) -> String? {
        func name(_ area: Area.ID) -> String { AreaActWords.unit(areas.versions(of: area).last) }
        switch error {
        case let problem as AreaActProblem: return AreaActWords.sentence(problem, language, name: name)
        case let problem as WrittenAreaActProblem: return AreaActWords.sentence(problem, language, name: name)
        case LoadAreas.Refusal.badAct(let act, let problem): return "\(act): " + AreaActWords.sentence(problem, language, name: name)
        case LoadAreas.Refusal.badLine(let act, let problem): return "\(act): " + AreaActWords.sentence(problem, language, name: name)
        case LoadAreas.Refusal.unknownParent(let key): return AreaActWords.unknownParent(key, language)
        case LoadAreas.Refusal.overlappingDays(let key): return AreaActWords.overlappingDays(key, language)
        case LoadAreas.Refusal.parentDivided(let key, let day): return AreaActWords.parentDivided(key, on: day, language)
        case ApplyAreaAct.Refusal.onRecord(let key): return AreaActWords.onRecord(key, language)
        case ApplyAreaAct.Refusal.decidedSince(let unit, let number, let day):
            return AreaActWords.decidedSince(name(unit), number: number, on: day, language)
        case ApplyAreaAct.Refusal.stillInhabited(let unit, let households):
            return AreaActWords.stillInhabited(name(unit), households: households, language)
        case ApplyAreaAct.Refusal.unknownHouseholds(let unit, let codes):
            return AreaActWords.unknownHouseholds(name(unit), codes: codes, language)
        case UndoAreaAct.Refusal.alreadyUndone: return AreaActWords.alreadyUndone(language)
        case UndoAreaAct.Refusal.reasonMissing: return AreaActWords.reasonMissing(language)
        case UndoAreaAct.Refusal.changedSince(let units): return AreaActWords.changedSince(units.map(name), language)
        case UndoAreaAct.Refusal.registeredSince(let households): return AreaActWords.registeredSince(households, language)
        default: return nil
        }
    }
}
