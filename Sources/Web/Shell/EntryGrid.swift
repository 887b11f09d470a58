import Markup
import Words

/// A table of fields. With the script of `keys` it has the keys of a spreadsheet and takes blocks from one; without, it is a plain form.
struct EntryGrid {
    /// Tells the tables of a page apart.
    let id: String
    let style: String
    /// For a table to which rows may be added: the hidden field that counts them, and how many there can be.
    var growing: (counter: String, most: Int)?
    /// Caption, head and body.
    let content: HTML

    var html: HTML {
        let words = EntryAidWords.grid.map { " data-\($0.name)=\"\($0.sentence)\"" as HTML }.joined()
        return """
            <table class="grid \(style)" data-grid="\(id)-bang"\(growing.map { " data-counter=\"\($0.counter)\" data-most=\"\($0.most)\"" as HTML } ?? .empty)\(words)>\(content)</table>\
            <p class="aid" id="\(id)-bang" role="status"></p>
            """
    }

    /// The script with the list of its keys, once for a page; shown only where it runs.
    static var keys: HTML {
        """
        <details class="aid-keys" hidden><summary>\(EntryAidWords.keys)</summary><dl class="facts">\(EntryAidWords.keyList.map {
            "<dt>\($0.keys)</dt><dd>\($0.act)</dd>" as HTML
        })</dl></details>\(Asset.grid.script)
        """
    }
}
