import Core
import Registry
import Words

/// The columns of the list workbook of communes, recognised by their headings whatever their order.
enum ListColumn: CaseIterable, Hashable {
    case householdNumber, householdCode, headName, memberName, relation, born, sex, personalNumber, province, district, districtCode,
        commune, communeCode, village, ethnicity, povertyClass, decisionNumber, decisionOn, points, deprivationPoints, minority,
        noLabour, meritorious, cause, age, size, note, address

    /// Headings without marks, from the most telling on; a heading fits when it is equal to one or begins with it.
    private var headings: [String] {
        switch self {
        case .householdNumber: ["stt ho", "so thu tu ho", "ho so", "stt"]
        case .householdCode: ["ma ho"]
        case .headName: ["ho ten chu ho", "ho va ten chu ho", "ten chu ho", "chu ho"]
        case .memberName:
            ["ho ten thanh vien", "ho va ten thanh vien", "ten thanh vien", "thanh vien", "ho va ten", "ho ten", "ten nhan khau"]
        case .relation: ["quan he voi chu ho", "quan he chu ho", "quan he"]
        case .born: ["ngay thang nam sinh", "ngay sinh", "nam sinh", "ngay thang nam"]
        case .sex: ["gioi tinh", "nam nu", "gioi"]
        case .personalNumber:
            ["so cccd", "cccd", "so cmnd", "cmnd", "so dinh danh", "ma dinh danh", "so can cuoc", "can cuoc", "so giay to"]
        case .province: ["tinh", "tinh thanh pho"]
        case .districtCode: ["ma huyen", "ma quan huyen", "ma thi xa"]
        case .district: ["huyen", "quan huyen", "thi xa"]
        case .communeCode: ["ma xa", "ma phuong xa", "ma phuong", "ma don vi"]
        case .commune: ["xa", "xa phuong", "phuong xa", "ten xa", "phuong"]
        case .village: ["thon", "thon to dan pho", "to dan pho", "thon ban", "thon xom", "khu dan cu", "to"]
        case .ethnicity: ["dan toc"]
        case .povertyClass: ["phan loai ho", "phan loai", "loai ho", "ho ngheo can ngheo", "dien ho"]
        case .decisionNumber: ["so quyet dinh cong nhan", "so quyet dinh", "quyet dinh so", "so qd"]
        case .decisionOn: ["ngay quyet dinh", "ngay qd", "ngay ky quyet dinh"]
        case .points: ["diem b1", "b1", "tong diem b1"]
        case .deprivationPoints: ["diem b2", "b2", "tong diem b2"]
        case .minority: ["ho dtts", "dtts", "ho dan toc thieu so"]
        case .noLabour: ["ho khong co kha nang lao dong", "khong co kha nang lao dong", "ho khong co klld"]
        case .meritorious: ["ho co thanh vien la nguoi co cong", "nguoi co cong", "ho co nguoi co cong"]
        case .cause: ["nguyen nhan ngheo", "nguyen nhan"]
        case .age: ["tuoi"]
        case .size: ["so nhan khau", "tong so nhan khau", "nhan khau", "so khau"]
        case .note: ["ghi chu"]
        case .address: ["dia chi", "noi o", "noi cu tru"]
        }
    }

    /// How well a heading (already without marks) fits: higher is better, 0 not at all.
    func fit(_ heading: String) -> Int {
        for (index, known) in headings.enumerated() {
            if heading == known { return 1_000 - index }
        }
        for (index, known) in headings.enumerated() where known.utf8.count >= 5 && heading.hasPrefix(known) {
            return 500 + known.utf8.count - index
        }
        return 0
    }
}

/// The header of a sheet: which column holds what, and where the lines begin.
struct ListHeader {
    var columns: [ListColumn: Int]
    /// The first and the last row of the heading as Excel counts.
    var firstRow: Int
    var lastRow: Int
    var repeated: [String]
    /// Where an answer to the file stands already.
    var result: Int?
    /// What stands over each column.
    var texts: [Int: String]

    /// Columns with a heading of words that says nothing that is read.
    var unknown: [Int] {
        texts.keys.filter { column in
            let key = texts[column]?.searchKey ?? ""
            return !columns.values.contains(column) && key.contains(where: \.isLetter) && !repeated.contains(key)
                && column != result
        }.sorted()
    }

    /// The best heading within `rows`, which are the first lines of a sheet; a heading may go over up to three lines.
    init?(_ rows: [(number: Int, texts: [Int: String])]) {
        var best: (header: ListHeader, score: Int)?
        for start in rows.indices {
            for span in 1...3 where start + span <= rows.count {
                let lines = rows[start..<start + span].map(\.texts)
                let texts = Self.joined(lines)
                let found = Self.columns(texts, underGroups: Self.underGroups(lines))
                // A person must be named, or the row is no heading; more lines must bring more columns.
                guard found.columns[.memberName] != nil || found.columns[.headName] != nil, found.columns.count >= 4 else { continue }
                let score = found.columns.count * 10 - span
                if score > best?.score ?? 0 {
                    let answer = ImportWords.result.searchKey
                    best = (
                        ListHeader(
                            columns: found.columns, firstRow: rows[start].number, lastRow: rows[start + span - 1].number,
                            repeated: found.repeated, result: texts.first { $0.value.searchKey == answer }?.key, texts: texts), score
                    )
                }
            }
        }
        guard let best else { return nil }
        self = best.header
    }

    private init(columns: [ListColumn: Int], firstRow: Int, lastRow: Int, repeated: [String], result: Int?, texts: [Int: String]) {
        self.columns = columns
        self.firstRow = firstRow
        self.lastRow = lastRow
        self.repeated = repeated
        self.result = result
        self.texts = texts
    }

    private static func joined(_ lines: some Sequence<[Int: String]>) -> [Int: String] {
        lines.reduce(into: [:]) { texts, line in
            for (column, text) in line { texts[column] = texts[column].map { $0 + " " + text } ?? text }
        }
    }

    /// What stands over a column without the name of its group, which stands in the first line: "Nơi cư trú" above "Thôn". A line with
    /// a number in it is none of a heading, but data or the numbers of the columns.
    private static func underGroups(_ lines: [[Int: String]]) -> [Int: String] {
        var texts: [Int: String] = [:]
        for top in lines.indices.dropFirst() where !lines[top].values.contains(where: { $0.contains(where: \.isNumber) }) {
            let above = joined(lines[..<top])
            for column in lines[top].keys where above[column] != nil { texts[column] = joined(lines[top...])[column] }
        }
        return texts
    }

    private static func columns(_ texts: [Int: String], underGroups: [Int: String]) -> (columns: [ListColumn: Int], repeated: [String]) {
        var candidates: [(column: ListColumn, index: Int, fit: Int)] = []
        // A whole heading tells more than one without its group.
        for (texts, loss) in [(texts, 0), (underGroups, 100)] {
            for (index, text) in texts where text.utf8.count < 200 {
                let key = text.searchKey
                for column in ListColumn.allCases {
                    let fit = column.fit(key)
                    if fit > 0 { candidates.append((column, index, fit - loss)) }
                }
            }
        }
        var columns: [ListColumn: Int] = [:]
        var used: Set<Int> = []
        for candidate in candidates.sorted(by: { ($0.fit, -$0.index) > ($1.fit, -$1.index) }) {
            guard columns[candidate.column] == nil, !used.contains(candidate.index) else { continue }
            columns[candidate.column] = candidate.index
            used.insert(candidate.index)
        }
        let repeated = Dictionary(grouping: texts.values.map(\.searchKey), by: { $0 }).filter { $0.value.count > 1 && !$0.key.isEmpty }.map(
            \.key)
        return (columns, repeated)
    }
}

extension ListHeader {
    /// The letters of the columns that say something of a household and are repeated on its lines.
    var householdLetters: Set<String> {
        let shared: [ListColumn] = [
            columns[.memberName] == nil ? .commune : .headName, .commune, .communeCode, .village, .povertyClass, .decisionNumber,
            .decisionOn, .points, .deprivationPoints,
        ]
        return Set(shared.compactMap { columns[$0] }.map { XLSXWriter.letters(of: $0) })
    }

    /// The running number is headed as that of households, not as one of any lines.
    var numbersHouseholds: Bool {
        columns[.householdNumber].flatMap { texts[$0] }?.searchKey.split(separator: " ").contains("ho") ?? false
    }

    /// The letters of the columns that a list is compared with the registry by.
    var comparedLetters: [ListedColumn: String] {
        let compared: [ListedColumn: ListColumn] = [
            .householdNumber: .householdNumber, .householdCode: .householdCode,
            .name: columns[.memberName] == nil ? .headName : .memberName,
            .relation: .relation, .born: .born, .sex: .sex, .personalNumber: .personalNumber, .village: .village,
            .povertyClass: .povertyClass,
            .decisionNumber: .decisionNumber, .decisionOn: .decisionOn,
        ]
        return compared.compactMapValues { columns[$0].map { XLSXWriter.letters(of: $0) } }
    }
}
