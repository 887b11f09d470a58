import Core
import Database
import Law
import Monitoring
import Operations
import Registry
import Store

extension TestRecords {
    /// Makes official forms of the unit of a year, on the map of its last day or of another.
    public func compiler(
        _ number: String, _ unit: Area.ID, _ year: Int, on map: CalendarDate? = nil, standard: String? = nil
    ) async throws -> FormCompiler {
        guard let definition = law.forms[number] else { throw StoreError.notFound }
        let register = try await register(unit, year, on: map, standard: standard)
        return FormCompiler(register, form: definition, codeLists: law.codeLists)
    }

    /// What the forms of the unit are made from.
    public func register(
        _ unit: Area.ID, _ year: Int, on map: CalendarDate? = nil, standard: String? = nil
    ) async throws -> RegisterYear {
        guard let days = FigureMap.days(ofYear: year, today: Self.today),
            let version = shelves.areas.version(of: unit, on: map ?? days.closing)
        else { throw StoreError.notFound }
        let standard = try standard ?? shelves.law.national(on: days.closing).id
        let lines = FigureMap(of: version, on: map ?? days.closing, in: shelves.areas)
        return try await database.read {
            try $0.registerYear(
                year, opening: days.opening, closing: days.closing, standard: standard, earlier: shelves.law.earlier(than: standard),
                on: lines)
        }
    }

    /// Compiling checks 9 = 1−2−3−4+5+6+7+8 of every line, for households and persons, and throws where it does not hold.
    public func form(_ number: String, _ unit: Area.ID, _ year: Int, on map: CalendarDate? = nil) async throws -> FormTable {
        try await compiler(number, unit, year, on: map).table()
    }

    /// A form on a map of its own.
    public func form(_ number: String, on map: FigureMap, _ year: Int) async throws -> FormTable {
        guard let days = FigureMap.days(ofYear: year, today: Self.today), let definition = law.forms[number] else {
            throw StoreError.notFound
        }
        let standard = try shelves.law.national(on: days.closing).id
        let register = try await database.read {
            try $0.registerYear(
                year, opening: days.opening, closing: days.closing, standard: standard, earlier: shelves.law.earlier(than: standard),
                on: map)
        }
        return try FormCompiler(register, form: definition, codeLists: law.codeLists).table()
    }
}
