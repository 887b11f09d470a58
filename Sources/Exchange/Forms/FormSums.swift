import Core

/// Which rows of a form a row adds up, as the paper shows it: totals, blocks of urban and rural, headings under groups, units
/// under the unit above them.
struct FormSums {
    private struct Node {
        var index: Int
        var level: Int
        var isTotal = false
        /// Adds up what stands above it since the last heading: "Cộng".
        var isSubtotal = false
        var order: Int?
        var parent: Int?
    }

    private let units: [FormUnit]
    private var nodes: [Node] = []

    /// For each unit that adds up others, the indices of these.
    private(set) var parts: [(whole: Int, parts: [Int])] = []

    init(_ units: [FormUnit]) {
        self.units = units
        nodes = units.indices.map { Self.node($0, units[$0]) }
        findParents()
        findParts()
    }

    private static func node(_ index: Int, _ unit: FormUnit) -> Node {
        let key = unit.name.searchKey
        let isResidence = key.contains("thanh thi") || key.contains("nong thon")
        let isRoman = FormLines.isRoman(unit.order)
        let isSum =
            key == "cong" || key == "tong"
            || [
                "tong cong", "tong so", "cong ", "toan tinh", "toan thanh pho", "toan huyen", "toan thi xa",
                "toan xa", "toan phuong", "toan thi tran", "toan quan",
            ].contains { key.hasPrefix($0) }
        if isSum {
            let isWhole =
                key.hasPrefix("tong") && !(isResidence && !key.contains("i ii")) || key.hasPrefix("toan") || key.hasPrefix("cong i ii")
            // "Cộng" under the last heading is told from the grand total by whether another follows.
            return Node(index: index, level: 0, isTotal: isWhole, isSubtotal: !isWhole)
        }
        if isRoman || isResidence && unit.order.isEmpty || ["A", "B", "C"].contains(unit.order) && isResidence {
            return Node(index: index, level: 1)
        }
        let depth = unit.order.split(separator: ".").count
        if depth > 1 { return Node(index: index, level: 10 + depth, order: nil) }
        return Node(index: index, level: 2 + rank(key), order: Int(unit.order))
    }

    /// How high a unit of that name stands; 3 for villages and whatever says nothing.
    private static func rank(_ key: String) -> Int {
        if key.hasPrefix("tinh ") { return 0 }
        if key.hasPrefix("huyen ") || key.hasPrefix("quan ") || key.hasPrefix("thi xa ") { return 1 }
        if key.hasPrefix("xa ") || key.hasPrefix("phuong ") || key.hasPrefix("thi tran ") { return 2 }
        return key.hasPrefix("thanh pho ") ? 0 : 3
    }

    private mutating func findParents() {
        var stack: [Int] = []
        for index in nodes.indices {
            if nodes[index].isTotal || nodes[index].isSubtotal {
                // A total on top has its parts below it; others have them above.
                stack = nodes[index].isTotal && nodes[..<index].allSatisfy({ $0.isTotal }) ? [index] : []
                continue
            }
            while let last = stack.last, nodes[last].level >= nodes[index].level, !nodes[last].isTotal { stack.removeLast() }
            // Numbers that go on say that two units stand side by side, whatever they are called.
            if let last = stack.last, let above = nodes[last].order, let own = nodes[index].order, own == above + 1 {
                stack.removeLast()
            }
            nodes[index].parent = stack.last
            stack.append(index)
        }
    }

    private mutating func findParts() {
        var children: [Int: [Int]] = [:]
        for node in nodes { if let parent = node.parent { children[parent, default: []].append(node.index) } }
        let lastSum = nodes.lastIndex { $0.isTotal || $0.isSubtotal }
        let hasTotal = nodes.contains(where: \.isTotal)
        var owned: Set<Int> = []
        var begin = 0
        for (index, node) in nodes.enumerated() {
            if node.isTotal || node.isSubtotal {
                if let own = children[index] {
                    parts.append((index, open(own, children)))
                    begin = index + 1
                    continue
                }
                let above = (begin..<index).filter { isRoot($0) && !owned.contains($0) && !nodes[$0].isTotal }
                if node.isTotal || index == lastSum && !hasTotal {
                    let roots = (0..<index).filter { isRoot($0) && !owned.contains($0) && !nodes[$0].isTotal }
                    parts.append((index, open(roots, children)))
                } else {
                    // A heading that has figures itself stands for its block already.
                    let last = above.last { nodes[$0].level == 1 }
                    let block = last.map { children[$0] ?? [] } ?? above
                    parts.append((index, open(block, children)))
                    owned.formUnion(block)
                    if let last { owned.insert(last) }
                }
                begin = index + 1
            } else if let own = children[index], !isHeading(index) {
                parts.append((index, open(own, children)))
            }
        }
        parts.removeAll { $0.parts.isEmpty }
    }

    private func isRoot(_ index: Int) -> Bool { nodes[index].parent.map { nodes[$0].isTotal } ?? true }

    /// A line without figures above its units.
    private func isHeading(_ index: Int) -> Bool { units[index].lines.allSatisfy(\.isEmpty) }

    /// The units themselves where a heading has no figures.
    private func open(_ indices: [Int], _ children: [Int: [Int]]) -> [Int] {
        indices.flatMap { index in isHeading(index) && children[index] != nil ? open(children[index] ?? [], children) : [index] }
    }
}

extension FormRules {
    /// Rows that add up others, column by column.
    func sums(_ units: [FormUnit]) -> (findings: [Finding], notes: [Finding]) {
        var (findings, notes): ([Finding], [Finding]) = ([], [])
        let rates = Self.rates(of: form)
        for (whole, parts) in FormSums(units).parts {
            for line in units[whole].lines where line.kind != .share {
                let lines = parts.compactMap { units[$0].line(line.kind) }
                guard !lines.isEmpty else { continue }
                for column in columns.ids where !rates.contains(column) {
                    guard let (finding, isNote) = sum(line, lines, column) else { continue }
                    if isNote { notes.append(finding) } else { findings.append(finding) }
                }
            }
        }
        return (findings, notes)
    }

    private func sum(_ line: FormLine, _ lines: [FormLine], _ column: String) -> (Finding, isNote: Bool)? {
        var (sum, blanks): (Double, [(row: Int, column: Int)]) = (0, [])
        for part in lines {
            switch part.entry(column) {
            case .number(let value): sum += value
            // A word is no figure: the total is held against the others, and says where the words stand.
            case .blank, .word: blanks.append((part.row, columns.places[column] ?? 0))
            case .notComputed: return nil
            }
        }
        func finding(_ kind: Finding.Kind, _ found: Double?) -> Finding {
            self.finding(
                kind, line, column, found: found, expected: sum, parts: Self.ranges(lines.map { ($0.row, columns.places[column] ?? 0) }),
                blanks: Self.ranges(blanks))
        }
        let isAllBlank = blanks.count == lines.count
        switch line.entry(column) {
        case .word, .notComputed: return nil
        // A base that only the unit as a whole has is no sum of its parts.
        case .number(let value): return isAllBlank || value == sum ? nil : (finding(.sumOfParts, value), false)
        case .blank: return isAllBlank ? nil : (finding(.notGiven, nil), !blanks.isEmpty)
        }
    }
}
