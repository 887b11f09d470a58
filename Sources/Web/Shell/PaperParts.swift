import Exchange
import Markup
import Words

/// What stands around an official paper on a page: whose it is, nation, place and day above it, and who signs below it.
enum PaperParts {
    static func letterhead(_ body: [String], placeAndDay: String) -> HTML {
        """
        <div class="letterhead"><div>\(body.dropLast().map { "<p>\($0)</p>" as HTML })<p><b>\(body.last ?? "")</b></p></div>\
        <div><p><b>\(PaperWords.nation)</b></p><p><b class="motto">\(PaperWords.motto)</b></p><p><i>\(placeAndDay)</i></p></div></div>
        """
    }

    /// What follows the table: below it on the screen, on paper as its last row, since browsers part what follows a table from its last lines.
    ///
    /// - Returns: the row, and what stands below the table.
    static func ending(_ parts: HTML, columns: Int) -> (foot: HTML, below: HTML) {
        (
            "<tfoot class=\"signing\"><tr><td colspan=\"\(columns)\">\(parts)</td></tr></tfoot>",
            "<div class=\"no-print\">\(parts)</div>"
        )
    }

    static func signatures(_ signatures: [FormPaper.Signature]) -> HTML {
        """
        <div class="signatures">\(signatures.map { signature in
            "<div>\(signature.roles.map { "<p><b>\($0)</b></p>" as HTML })<p><i>\(signature.hint)</i></p></div>" as HTML
        })</div>
        """
    }
}
