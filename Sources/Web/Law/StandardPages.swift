import Access
import Core
import Law
import Markup
import Operations
import Words

/// The standards as they are loaded: every number with its article and how well it is known.
enum StandardPages {
    static let routes: [Route] = [
        .get(SitePath.standards, .permission(.viewStandards)) { .page(list($0)) },
        .get("\(SitePath.standards)/:chuan", .permission(.viewStandards)) { .page(try standard($0)) },
    ]

    private static func list(_ visit: Visit) -> HTML {
        let book = visit.site.shelves.law
        let now = (try? book.national(on: visit.today))?.id
        return visit.page(
            StandardWords.title,
            """
            <h1>\(StandardWords.title)</h1><div class="cards">\(book.standards.reversed().map { standard in
                """
                <section class="card"><h2><a href="\(SitePath.standard(standard.id))">\(standard.title)</a></h2>\("<p><strong>\(StandardWords.inForce)</strong></p>", when: standard.id == now)\
                <p>\(StandardWords.applies) \(StandardWords.period(standard.appliesFrom.vietnamese, standard.appliesTo.vietnamese))</p></section>
                """ as HTML
            })</div>\
            \("<div class=\"banner warn\"><p>\(StandardWords.tableMissing)</p></div>", when: !book.scoreTables.contains { $0.confidence != .invented && !$0.questions.isEmpty })\
            \(residenceRules(visit), when: !book.residenceRules.isEmpty)
            """)
    }

    private static func residenceRules(_ visit: Visit) -> HTML {
        """
        <h2>\(StandardWords.residenceRules)</h2><ul>\(visit.site.shelves.law.residenceRules.map { rule in
            "<li>\(StandardWords.name(rule.countsOn)), \(StandardWords.ruleSince(rule.appliesFrom, province: rule.province)). <span class=\"cite\">\(LawWords.citation(rule.citation, in: visit.site.law.documents)) (\(LawWords.confidence(rule.confidence)))</span></li>" as HTML
        })</ul>
        """
    }

    private static func standard(_ visit: Visit) throws -> HTML {
        guard let standard = visit.site.shelves.law.standard(id: visit.parameters["chuan"] ?? "") else { throw PageError.notFound }
        let documents = visit.site.law.documents
        func cite(_ citation: Citation, _ confidence: Confidence) -> HTML {
            "<span class=\"cite\"><a href=\"#\(anchor(of: citation))\">\(LawWords.citation(citation, in: documents))</a> (\(LawWords.confidence(confidence)))</span>"
        }
        let wordings = Wordings(of: standard.indicators)
        return visit.page(
            standard.title, crumbs: [(StandardWords.title, SitePath.standards)],
            """
            <h1>\(standard.title)</h1><section class="card"><dl class="facts">\
            <dt>\(StandardWords.applies)</dt><dd>\(StandardWords.period(standard.appliesFrom.vietnamese, standard.appliesTo.vietnamese))</dd>\
            <dt>\(StandardWords.method)</dt><dd>\(standard.method == .incomeAndDeprivation ? StandardWords.methodAnd : StandardWords.methodOr)</dd>\
            <dt>\(StandardWords.cutoff)</dt><dd>\(standard.deprivationCutoff.value) \(cite(standard.deprivationCutoff.citation, standard.deprivationCutoff.confidence))</dd>\
            <dt>\(StandardWords.source)</dt><dd>\(cite(standard.citation, standard.confidence))</dd>\
            <dt class="no-print">\(StandardWords.fingerprint)</dt><dd class="no-print"><code>\(String(standard.fingerprint.prefix(16)))…</code></dd></dl></section>\
            <h2>\(StandardWords.lines)</h2><div class="cards">\(Residence.allCases.compactMap { residence in standard.lines[residence].map { line in
                """
                <section class="card"><h3>\(LawWords.name(residence))</h3><dl class="facts"><dt>\(StandardWords.poorLine)</dt><dd>\(money(line.poorUpTo))</dd>\
                <dt>\(StandardWords.nearPoorLine)</dt><dd>\(money(line.nearPoorUpTo))</dd>\
                <dt>\(StandardWords.averageLine)</dt><dd>\(line.averageLivingUpTo.map { money($0.value) } ?? StandardWords.unknown)</dd>\
                <dt>\(StandardWords.points)</dt><dd>\(line.points.map { String($0.value) } ?? StandardWords.unknown)</dd></dl>\
                <p>\(cite(line.citation, line.confidence))</p></section>
                """ as HTML
            } })</div>\
            <h2>\(StandardWords.indicators)</h2>\(wordings.html)<div class="scroll" tabindex="0" role="region" aria-label="\(StandardWords.indicators)"><table><thead><tr><th scope="col" class="n">TT</th><th scope="col">\(ReviewWords.service)</th><th scope="col">\(ReviewWords.indicator)</th><th scope="col">\(ReviewWords.whenDeprived)</th><th scope="col">\(StandardWords.source)</th></tr></thead><tbody>\(standard.indicators.map {
                "<tr><td class=\"n\">\($0.number)</td><td>\($0.service)</td><th scope=\"row\">\($0.name)</th><td>\(wordings.text(of: $0))</td><td>\(cite($0.citation, $0.confidence))</td></tr>" as HTML
            })</tbody></table></div>\(sources(of: standard, in: documents))
            """)
    }

    /// Where on the page of a standard an article stands.
    static func anchor(of citation: Citation) -> String { "\(citation.document)-\(citation.anchor)" }

    /// Every article of the texts that the standard cites: reasons on other pages lead here.
    private static func sources(of standard: PovertyStandard, in documents: [String: LegalDocument]) -> HTML {
        let texts = standard.citedDocuments.sorted().compactMap { documents[$0] }
        return "<h2>\(StandardWords.texts)</h2>\(texts.map { source($0) }.joined())"
    }

    private static func source(_ text: LegalDocument) -> HTML {
        let facts = text.anchors.sorted { $0.key < $1.key }.compactMap { key, anchor in
            Citation("\(text.id)#\(key)").map { citation in
                """
                <dt id="\(Self.anchor(of: citation))">\(anchor.label)</dt><dd>\(anchor.summary) <span class="cite">(\(LawWords.confidence(anchor.confidence)))</span></dd>
                """ as HTML
            }
        }
        return """
            <section class="card"><h3>\(text.title), \(text.number)</h3><dl class="facts">\(facts)</dl>\
            <p class="cite">\(StandardWords.readAt(text.readAt))</p></section>
            """
    }

    private static func money(_ amount: Dong) -> String { StandardWords.dong(NumberWords.grouped(Int(amount.amount))) }
}

extension Visit {
    /// A standard as people call it, never our id.
    func standardName(_ id: String) -> String { site.shelves.law.standard(id: id)?.title ?? id }
}
