import Core
import Law
import Markup
import Operations
import Registry
import Words

/// The classes that a sheet gave, each with its reasons and articles.
enum ClassificationPart {
    static func html(_ classifications: [Classification], residence: Residence, visit: Visit) -> HTML {
        let documents = visit.site.law.documents
        return classifications.map { classification in
            let standard = visit.site.shelves.law.standard(id: classification.standard)
            let heading: HTML =
                classification.povertyClass.map { ClassTag.html($0) }
                ?? "<span class=\"tag\">\(ReviewWords.cannotSay)</span> \(ReviewWords.possible(classification.possible))"
            return """
                <div><h3>\(standard?.title ?? classification.standard)</h3><p>\(heading)</p><ol class="reasons">\(classification.reasons.map { reason in
                    "<li>\(ReviewWords.sentence(reason, isUrban: residence == .urban)) <span class=\"cite\">\(source(reason.source, of: classification.standard, documents))\(line(behind: reason, standard?.lines[residence], of: classification.standard, documents))\(reason.confidence == .verified ? "" : " – " + LawWords.confidence(reason.confidence))</span></li>" as HTML
                })</ol>\(ruleSet(classification, standard, documents))</div>
                """ as HTML
        }.joined()
    }

    /// An article, leading to where the page of the standard tells of it.
    private static func source(_ text: String, of standard: String, _ documents: [String: LegalDocument]) -> HTML {
        guard let citation = Citation(text) else { return "\(text)" }
        let address = "\(SitePath.standard(standard))#\(StandardPages.anchor(of: citation))"
        return "<a href=\"\(address)\">\(LawWords.citation(citation, in: documents))</a>"
    }

    /// Points stand for a line of income: its article is told too.
    private static func line(
        behind reason: Reason, _ line: IncomeLine?, of standard: String, _ documents: [String: LegalDocument]
    ) -> HTML {
        guard [.pointsWithin, .pointsOver].contains(reason.step), let line, line.citation.text != reason.source else { return .empty }
        return " \(ReviewWords.insteadOf(line.poorUpTo)) \(source(line.citation.text, of: standard, documents))"
    }

    /// By which rules, as people name them; the fingerprint is for whoever compares records.
    private static func ruleSet(
        _ classification: Classification, _ standard: PovertyStandard?, _ documents: [String: LegalDocument]
    ) -> HTML {
        let texts = (standard?.citedDocuments ?? []).compactMap { documents[$0] }.map(LawWords.name)
        return """
            <p class="cite">\(LawWords.ruleSet): \(standard?.title ?? classification.standard)\(texts.isEmpty ? "" : "; " + texts.joined(separator: ", ")).</p>\
            <details class="cite"><summary>\(LawWords.technical)</summary><p>\(LawWords.fingerprint(classification.fingerprint))</p></details>
            """
    }
}

extension PovertyStandard {
    /// The texts from which the standard takes its values, each once.
    var citedDocuments: [String] {
        let values = Residence.allCases.compactMap { lines[$0] }.flatMap {
            [$0.citation, $0.averageLivingUpTo?.citation, $0.points?.citation].compactMap(\.self)
        }
        var texts: [String] = []
        for cited in [citation, deprivationCutoff.citation] + values + indicators.map(\.citation) where !texts.contains(cited.document) {
            texts.append(cited.document)
        }
        return texts
    }
}
