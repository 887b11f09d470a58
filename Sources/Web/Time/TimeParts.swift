import Core
import Markup
import Registry
import Words

/// What pages of days gone by show of their time: the fields to choose it, and the banner that says which it is.
enum TimeParts {
    static func fields(_ form: ViewpointForm) -> HTML {
        func field(_ name: String, _ label: String, _ hint: String) -> HTML {
            Control.text(
                FieldState(name: name, label: label, value: form.value(name), hint: hint, problem: form.problem(name)), width: .short)
        }
        return """
            <details\(" open", when: form.isAsked)><summary>\(TimeWords.legend)</summary><div class="filters">\
            \(field("ngay", TimeWords.day, TimeWords.dayHint))\(field("ranh-gioi", TimeWords.map, TimeWords.mapHint))\
            \(field("biet-den", TimeWords.known, TimeWords.knownHint))</div></details>
            """
    }

    /// - Parameters:
    ///   - present: the address of the same thing today.
    ///   - again: the address that gives the same page whatever is changed later.
    static func banner(_ sentence: String, present: String, again: String) -> HTML {
        """
        <div class="banner warn"><p><strong>\(sentence)</strong></p><p class="no-print"><a href="\(present)">\(TimeWords.toPresent)</a> · \
        <a href="\(again)">\(TimeWords.again)</a>. \(TimeWords.againHint)</p></div>
        """
    }
}
