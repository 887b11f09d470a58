import Core
import Law
import Registry
import Store
import Words

/// The address of the list of households as a value: filters, columns, order, page.
struct HouseholdListForm: Sendable {
    var filter = HouseholdFilter()
    var columns: [HouseholdWords.Column]
    /// The address names columns.
    let hasChosenColumns: Bool
    var rows = 50
    var page = 1
    /// True where the address asks for a choice that there is not: it is left out, and the page says so.
    var hasIgnored = false
    /// Of which day, on whose map, known until when.
    let time: ViewpointForm
    private let fields: FormFields

    static let usualColumns: [HouseholdWords.Column] = [.code, .head, .village, .persons, .povertyClass, .since, .ethnicity, .flags]
    /// Beside the classes: on no list.
    static let unclassified = "none"
    static let rowChoices = [25, 50, 100, 200]

    /// - Parameter always: without dates it is the list as of today, as lists of days gone by are made.
    init(_ visit: Visit, always: Bool = false) {
        self.init(visit.query, time: ViewpointForm(visit.query, now: visit.now, in: visit.areas, always: always))
    }

    /// The list of another address, as of today.
    init(_ query: FormFields, _ visit: Visit) {
        self.init(query, time: ViewpointForm(FormFields(), now: visit.now, in: visit.areas, always: false))
    }

    private init(_ fields: FormFields, time: ViewpointForm) {
        self.fields = fields
        self.time = time
        filter.text = fields["tim"].cleanedLine
        filter.village = Area.ID(fields["thon"])
        filter.commune = Area.ID(fields["xa"])
        filter.classes = Set(fields.all("loai").compactMap(PovertyClass.init(rawValue:)))
        filter.isUnclassified = fields.all("loai").contains(Self.unclassified)
        for flag in HouseholdWords.flagNames where fields.all("dac-diem").contains(flag.key) { filter.flags.insert(flag.flag) }
        filter.ethnicity = fields["dan-toc"].isEmpty ? nil : fields["dan-toc"]
        filter.batch = ImportBatch.ID(fields["lan"])
        filter.order = HouseholdFilter.Order(rawValue: fields["sap-xep"]) ?? .name
        filter.descending = fields["giam"] == "1"
        let chosen = fields.all("cot").compactMap(HouseholdWords.Column.init(rawValue:))
        hasChosenColumns = !chosen.isEmpty
        columns = chosen.isEmpty ? Self.usualColumns : HouseholdWords.Column.allCases.filter { $0 == .head || chosen.contains($0) }
        if let rows = Int(fields["dong"]), Self.rowChoices.contains(rows) { self.rows = rows }
        if let page = try? NumberParsing.count(fields["trang"], upTo: 100_000), page > 0 { self.page = Int(page) }
        hasIgnored =
            fields.has("trang") && String(page) != fields["trang"] || !fields["thon"].isEmpty && filter.village == nil
            || !fields["xa"].isEmpty && filter.commune == nil
            || filter.classes.count + (filter.isUnclassified ? 1 : 0) < Set(fields.all("loai")).count
            || !fields["lan"].isEmpty && filter.batch == nil || !fields["sap-xep"].isEmpty && filter.order.rawValue != fields["sap-xep"]
            || !fields["dong"].isEmpty && String(rows) != fields["dong"]
    }

    /// The same list on a page that it has: a page behind the last becomes the first.
    func bounded(to households: Int) -> HouseholdListForm {
        guard page > 1, (page - 1) * rows >= households else { return self }
        var first = self
        (first.page, first.hasIgnored) = (1, true)
        return first
    }

    /// One of the first pages, and no name to search for: found by an index within a few milliseconds.
    var isNear: Bool { filter.text.isEmpty && page * rows <= 1_000 }

    var hasFilter: Bool { ["tim", "thon", "xa", "loai", "dac-diem", "dan-toc", "lan"].contains { !fields[$0].isEmpty } }

    /// The selection that is being picked.
    var selection: HouseholdSelection.ID? { HouseholdSelection.ID(fields[HouseholdPicking.field]) }

    /// The address of the list without its path.
    var query: String { fields.urlEncoded }

    /// The whole list of the same time.
    var unfiltered: String { time.view.map { $0.address(SitePath.households) } ?? SitePath.households }

    /// The address of this list with other fields: a value of `nil` leaves a field out.
    func address(path: String = SitePath.households, _ changes: [String: String?] = [:]) -> String {
        var pairs = fields.pairs.filter { changes.index(forKey: $0.name) == nil && !$0.value.isEmpty && $0.name != "trang" }
        for (name, value) in changes.sorted(by: { $0.key < $1.key }) { if let value { pairs.append((name, value)) } }
        let query = FormFields(pairs).urlEncoded
        return query.isEmpty ? path : "\(path)?\(query)"
    }
}
