import Registry

extension ListGrouping {
    /// What stands in a column of the household is the same mistake on each of its lines: it is told once, with the lines.
    ///
    /// - Parameter columns: the letters of those columns, by sheet.
    func onceForHousehold(_ notices: [ListNotice], in columns: [String: Set<String>]) -> [ListNotice] {
        struct Mistake: Hashable {
            var household: Int
            var notice: ListNotice
        }
        var home: [String: [Int: Int]] = [:]
        for (index, household) in households.enumerated() {
            for person in household.persons { home[household.sheet, default: [:]][person.row] = index }
        }
        var (kept, first): ([ListNotice], [Mistake: Int]) = ([], [:])
        var (shared, sheets): ([String: [Int]], [String]) = ([:], [])
        for notice in notices {
            if notice.code == .villageMissing, let place = home[notice.sheet]?[notice.row], households[place].village != nil {
                // Told on the first line, whose cell is joined with those below.
                if shared[notice.sheet] == nil { sheets.append(notice.sheet) }
                if shared[notice.sheet]?.last != households[place].row { shared[notice.sheet, default: []].append(households[place].row) }
                continue
            }
            guard let household = home[notice.sheet]?[notice.row], columns[notice.sheet]?.contains(notice.column) ?? false else {
                kept.append(notice)
                continue
            }
            var mistake = Mistake(household: household, notice: notice)
            (mistake.notice.row, mistake.notice.person) = (0, nil)
            if let index = first[mistake] {
                kept[index].also = (kept[index].also ?? []) + [notice.row]
            } else {
                first[mistake] = kept.count
                kept.append(notice)
            }
        }
        return kept
            + sheets.map { sheet in
                let rows = shared[sheet] ?? []
                let named = rows.prefix(12).map(String.init).joined(separator: ", ") + (rows.count > 12 ? "…" : "")
                return ListNotice(.cellsShared, sheet: sheet, row: 0, value: String(rows.count), proposal: named)
            }
    }
}
