import Core
import Law
import Registry

/// A body with duties in a plan: a department, a centre, an organisation, the People's Committee of a commune. It is known by what it does;
/// what it is called goes by days.
public struct Agency: Hashable, Sendable {
    public typealias ID = Identifier<Agency>
    public typealias Function = ProgrammePlan.Function

    public var id: ID
    /// The unit whose body it is.
    public var area: Area.ID
    public var function: Function
    /// As the plan names it; the name of a commune follows behind "Ủy ban nhân dân".
    public var name: String

    public init(id: ID, area: Area.ID, function: Function, name: String) {
        self.id = id
        self.area = area
        self.function = function
        self.name = name
    }

    /// The name on a day: that of a committee has the name of its unit of that day.
    public func name(in areas: AreaHistory, on day: CalendarDate) -> String {
        guard function == .commune, let unit = areas.lastKnown(of: area, on: day)?.name, let first = unit.first else { return name }
        return "\(name) \(first.lowercased())\(unit.dropFirst())"
    }
}
