import Core
import Exchange
import Foundation
import Markup
import Registry
import Words

/// The form in which an act on units is written line by line, and what it sends.
struct AreaActForm {
    let visit: Visit
    var problems: [(field: String, sentence: String)] = []
    /// An act that goes back into the form to be mended.
    var written: WrittenAreaAct?

    static let emptyLines = 5
    static let maximumLines = 200

    var html: HTML {
        """
        <form method="post" action="\(SitePath.newAreaAct)" enctype="multipart/form-data" class="card" novalidate><h2>\(AreaActPageWords.byFile)</h2>\(visit.formGuard)\
        \(Control.file(state("tep", AreaActPageWords.file, hint: AreaActPageWords.fileHint), accept: ".csv"))\
        <p class="actions">\(Control.button(AreaActPageWords.look, name: "viec", value: "tep"))<a class="plain" href="\(SitePath.newAreaAct)/mau.csv">\(AreaActPageWords.template)</a></p></form>\
        <form method="post" action="\(SitePath.newAreaAct)" class="card" novalidate><h2>\(AreaActPageWords.byHand)</h2>\(visit.formGuard)\(visit.draft())\
        \(Control.text(state("van-ban", AreaActPageWords.document, hint: AreaActPageWords.documentHint, value: written?.document), width: .short))\
        \(Control.text(state("hieu-luc", AreaActPageWords.effectiveOn, hint: ReviewWords.dayHint, value: written?.effectiveOn.vietnamese), width: .short))\
        \(Control.text(state("nguon", AreaActPageWords.source, hint: AreaActPageWords.sourceHint, value: written?.source)))\
        <p class="hint" id="cac-dong">\(AreaActPageWords.linesHint)</p>\
        \(Control.hidden("so-dong", String(lineCount)))\
        <div class="scroll" tabindex="0" role="region" aria-label="\(AreaActPageWords.byHand)">\(grid.html)</div>\(EntryGrid.keys)\
        <p class="actions">\(Control.button(AreaActPageWords.look, name: "viec", value: "xem"))\(Control.button(AreaActPageWords.moreLines, isPrimary: false, name: "viec", value: "them"))</p></form>
        """
    }

    private var grid: EntryGrid {
        EntryGrid(
            id: "dong", style: "stack acts", growing: ("so-dong", Self.maximumLines),
            content: "<thead><tr>\(headings)</tr></thead><tbody>\((1...lineCount).map(line))</tbody>")
    }

    private var headings: HTML {
        [
            AreaActPageWords.content, AreaActPageWords.unit, AreaActPageWords.into, AreaActPageWords.code, AreaActPageWords.name,
            AreaActPageWords.kind, AreaActPageWords.parent, AreaActPageWords.residence, AreaActPageWords.parts,
        ].map { "<th scope=\"col\">\($0)</th>" as HTML }.joined()
    }

    private var lineCount: Int {
        let sent = Int(visit.form["so-dong"]) ?? max(written?.lines.count ?? 0, Self.emptyLines)
        return min(max(sent, 1) + (visit.form["viec"] == "them" ? Self.emptyLines : 0), Self.maximumLines)
    }

    private func line(_ number: Int) -> HTML {
        let line = written.flatMap { $0.lines.indices.contains(number - 1) ? $0.lines[number - 1] : nil }
        func cell(_ name: String, _ heading: String, _ value: String?) -> HTML {
            let field = "\(name)-\(number)"
            return GridCell.text(state(field, "\(heading), \(AreaActPageWords.line) \(number)", value: value), heading: heading)
        }
        func select(_ name: String, _ heading: String, _ value: String?, _ options: [(value: String, label: String)]) -> HTML {
            let field = "\(name)-\(number)"
            return GridCell.select(
                state(field, "\(heading), \(AreaActPageWords.line) \(number)", value: value), heading: heading, options)
        }
        let clauses = WrittenAreaAct.Clause.allCases.map { (value: $0.rawValue, label: AreaActPageWords.name($0)) }
        let kinds = AreaKind.allCases.map { (value: $0.rawValue, label: AreaWords.name($0)) }
        let residences = Residence.allCases.map { (value: $0.rawValue, label: LawWords.name($0)) }
        let parts = line.map { ($0.children + $0.households + ($0.takesRest ? ["*"] : [])).joined(separator: "; ") }
        return """
            <tr>\(select("noi-dung", AreaActPageWords.content, line?.clause.rawValue, [("", AreaActPageWords.nothing)] + clauses))\
            \(cell("don-vi", AreaActPageWords.unit, line.map { $0.clause == .establish ? "" : $0.unit }))\(cell("nhan", AreaActPageWords.into, line?.into))\
            \(cell("ma", AreaActPageWords.code, line?.code))\(cell("ten", AreaActPageWords.name, line?.name))\
            \(select("loai-don-vi", AreaActPageWords.kind, line?.kind?.rawValue, [("", AreaActPageWords.unchanged)] + kinds))\
            \(cell("cap-tren", AreaActPageWords.parent, line?.parent))\
            \(select("khu-vuc", AreaActPageWords.residence, line?.residence?.rawValue, [("", AreaActPageWords.unchanged)] + residences))\
            \(cell("gom", AreaActPageWords.parts, parts))</tr>
            """
    }

    private func state(_ name: String, _ label: String, hint: String = "", value: String? = nil) -> FieldState {
        FieldState(
            name: name, label: label, value: visit.form.has(name) ? visit.form[name] : value ?? "", hint: hint,
            problem: problems.first { $0.field == name }?.sentence)
    }
}

extension AreaActForm {
    /// The act that the fields write; `nil` with the problems that stand in the way.
    static func read(_ form: FormFields) -> (act: WrittenAreaAct?, problems: [(field: String, sentence: String)]) {
        var problems: [(field: String, sentence: String)] = []
        func text(_ name: String) -> String {
            guard let text = try? form[name].acceptedLine(limit: 500) else {
                problems.append((name, AreaActPageWords.tooLong))
                return ""
            }
            return text
        }
        let document = text("van-ban")
        if document.isEmpty { problems.append(("van-ban", AreaActPageWords.documentMissing)) }
        var day: CalendarDate?
        if case .day(let typed)? = try? DateParsing.date(form["hieu-luc"]) { day = typed }
        if day == nil { problems.append(("hieu-luc", AreaActPageWords.dayMissing)) }
        var lines: [WrittenAreaAct.Line] = []
        for number in 1...min(max(Int(form["so-dong"]) ?? 1, 1), maximumLines) {
            guard let clause = WrittenAreaAct.Clause(rawValue: form["noi-dung-\(number)"]) else { continue }
            var line = WrittenAreaAct.Line(clause: clause, unit: text("don-vi-\(number)"))
            line.into = text("nhan-\(number)")
            line.code = text("ma-\(number)")
            line.name = text("ten-\(number)")
            line.kind = AreaKind(rawValue: form["loai-don-vi-\(number)"])
            line.parent = text("cap-tren-\(number)")
            line.residence = Residence(rawValue: form["khu-vuc-\(number)"])
            // What an act of this document founds is known by its code, or by its name where it has none.
            if clause == .establish, line.unit.isEmpty { line.unit = "\(document)/\(line.code.isEmpty ? line.name : line.code)" }
            for part in text("gom-\(number)").split(separator: ";").map({ String($0).cleanedLine }) where !part.isEmpty {
                if part == "*" {
                    line.takesRest = true
                } else if Household.isCode(part) {
                    line.households.append(part)
                } else {
                    line.children.append(part)
                }
            }
            lines.append(line)
        }
        if lines.isEmpty { problems.append(("noi-dung-1", AreaActPageWords.linesMissing)) }
        guard let day, problems.isEmpty else { return (nil, problems) }
        let source = text("nguon")
        return (
            WrittenAreaAct(
                key: "", effectiveOn: day, document: document, source: source.isEmpty ? document : source, confidence: "ENTERED",
                lines: lines),
            []
        )
    }

    static func encode(_ acts: [WrittenAreaAct]) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(acts), as: UTF8.self)
    }

    static func decode(_ text: String) -> [WrittenAreaAct]? { try? JSONDecoder().decode([WrittenAreaAct].self, from: Data(text.utf8)) }
}
