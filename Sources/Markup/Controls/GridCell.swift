/// Controls inside a table: the heading of the column stands for the label on the page, the whole label for who cannot see.
public enum GridCell {
    public static func text(_ field: FieldState, heading: String, isNumeric: Bool = false) -> HTML {
        """
        <td data-label="\(heading)"><input id="\(field.name)" name="\(field.name)" type="text" aria-label="\(field.label)" \
        value="\(field.value)" autocomplete="off"\(" inputmode=\"numeric\"", when: isNumeric)\(field.described)\(field.invalid)>\(problem(field))</td>
        """
    }

    /// - Parameter also: other names of a choice, under which a pasted block may call it.
    public static func select(
        _ field: FieldState, heading: String, _ options: [(value: String, label: String)], also: (String) -> [String] = { _ in [] }
    ) -> HTML {
        """
        <td data-label="\(heading)"><select id="\(field.name)" name="\(field.name)" aria-label="\(field.label)"\
        \(field.described)\(field.invalid)>\(options.map {
            let others = also($0.value)
            return "<option value=\"\($0.value)\"\(" data-also=\"\(others.joined(separator: ";"))\"", when: !others.isEmpty)\(" selected", when: $0.value == field.value)>\($0.label)</option>" as HTML
        })</select>\(problem(field))</td>
        """
    }

    private static func problem(_ field: FieldState) -> HTML {
        "\("<p class=\"problem\" id=\"\(field.name)-problem\">\(field.problem ?? "")</p>", when: field.problem != nil)"
    }
}
