import Core
import Database
import Law
import Monitoring
import Registry

extension ReadTransaction {
    /// What `batches` did to figures of years that were over.
    public func shifts(of batches: [ImportBatch.ID]) throws -> [ImportBatch.ID: [YearShift]] {
        var shifts: [ImportBatch.ID: [YearShift]] = [:]
        let lines = try rows(
            """
            SELECT \(sql: Self.shiftColumns), batch_id FROM import_shift WHERE batch_id IN \(batches)
             ORDER BY batch_id, year, area_id, class DESC
            """
        ) { row in (batch: try row.key(7) as ImportBatch.ID, shift: try Self.shift(row)) }
        for line in lines { shifts[line.batch, default: []].add(line.shift) }
        return shifts
    }

    /// The lists taken in after the end of a year that changed what `year` opens or closes with where the map lies, the first one first;
    /// those taken back are left out.
    func lateLists(of year: Int, on map: FigureMap, closing: CalendarDate) throws -> [LateList] {
        let lines = try rows(
            """
            SELECT \(sql: Self.shiftColumns), import_batch.file_name, import_batch.applied_at FROM import_shift
              JOIN import_batch ON import_batch.id = import_shift.batch_id AND import_batch.undone_at IS NULL
             WHERE year IN \([year - 1, year]) ORDER BY import_batch.applied_at, batch_id, year, import_shift.area_id, class DESC
            """
        ) { row in LateList(file: try row.text(7), on: try row.instant(8).day, shift: try Self.shift(row)) }
        guard !lines.isEmpty else { return [] }
        let communes = Set(map.communes(on: closing).map(\.area))
        var lists: [LateList] = []
        for line in lines where !map.present([line.shift.commune], on: closing).isDisjoint(with: communes) {
            if let last = lists.last, (last.file, last.on) == (line.file, line.on),
                (last.shift.commune, last.shift.year) == (line.shift.commune, line.shift.year)
            {
                lists[lists.count - 1].shift.lines += line.shift.lines
            } else {
                lists.append(line)
            }
        }
        for index in lists.indices { lists[index].communeName = map.name(of: lists[index].shift.commune, on: closing) }
        return lists
    }

    private static var shiftColumns: SQL {
        "import_shift.area_id, year, class, households_before, persons_before, households_after, persons_after"
    }

    private static func shift(_ row: Row) throws -> YearShift {
        let text = try row.text(2)
        guard let povertyClass = PovertyClass(rawValue: text) else { throw StoreError.unreadable("import_shift.class \(text)") }
        let line = YearShift.Line(
            povertyClass, before: .init(households: try row.int(3), persons: try row.int(4)),
            after: .init(households: try row.int(5), persons: try row.int(6)))
        return YearShift(commune: try row.key(0), year: try row.int(1), lines: [line])
    }
}

extension WriteTransaction {
    public func insert(_ shifts: [YearShift], of batch: ImportBatch.ID) throws {
        try insert(
            into: "import_shift",
            columns: [
                "batch_id", "area_id", "year", "class", "households_before", "households_after", "persons_before", "persons_after",
            ],
            rows: shifts.flatMap { shift in
                shift.lines.map { line in
                    [
                        batch.sqlValue, shift.commune.sqlValue, shift.year.sqlValue, .text(line.povertyClass.rawValue),
                        line.before.households.sqlValue, line.after.households.sqlValue, line.before.persons.sqlValue,
                        line.after.persons.sqlValue,
                    ]
                }
            })
    }
}

extension [YearShift] {
    /// Puts the classes of one commune and year together.
    fileprivate mutating func add(_ shift: YearShift) {
        if let last, last.commune == shift.commune, last.year == shift.year {
            self[count - 1].lines += shift.lines
        } else {
            append(shift)
        }
    }
}
