import Access
import Core
import Foundation
import Registry
import Store

/// Where an act on units takes place, and how it was written.
enum AreaActPlace {
    /// The province in which all of `units` lie: whoever carries the act out has the right for the whole of it. Acts over several
    /// provinces are for whoever administers the machine.
    static func province(
        of units: [Area.ID], in areas: AreaHistory, on day: CalendarDate, _ context: OperationContext
    ) throws -> Area.ID {
        var provinces: Set<Area.ID> = []
        for unit in units {
            for moment in [day.adding(days: -1), day] {
                if let province = areas.ancestor(of: unit, at: .province, on: moment) { provinces.insert(province) }
            }
        }
        if let province = provinces.first, provinces.count == 1 || context.officer == nil { return province }
        guard context.officer == nil, let root = areas.roots(on: context.today).first?.area ?? units.first else {
            throw DeskError.outsideArea
        }
        return root
    }

    static func written(_ stored: StoredAreaAct) throws -> WrittenAreaAct {
        try JSONDecoder().decode(WrittenAreaAct.self, from: Data(stored.content.utf8))
    }
}
