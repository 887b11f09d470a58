import Core
import Registry
import Words

/// The three dates of an address: `ngay` (which day), `ranh-gioi` (whose map), `biet-den` (known until when).
struct ViewpointForm: Sendable {
    static let names = ["ngay", "ranh-gioi", "biet-den"]

    /// `nil` where the present is asked for, and where a date cannot be taken.
    private(set) var view: Viewpoint?
    private(set) var problems: [(field: String, sentence: String)] = []
    /// As they were typed.
    let values: [String: String]

    /// - Parameter always: blank dates mean today, not the present list.
    init(_ fields: FormFields, now: Instant, in areas: AreaHistory, always: Bool = false) {
        values = Dictionary(uniqueKeysWithValues: Self.names.map { ($0, fields[$0].cleanedLine) })
        guard always || values.values.contains(where: { !$0.isEmpty }) else { return }
        var reader = ViewpointReader(now: now, areas: areas)
        view = reader.read(day: value("ngay"), map: value("ranh-gioi"), knownAt: value("biet-den"))
        problems = reader.problems.map { (Self.names[$0.date.rawValue], TimeWords.sentence($0.problem)) }
    }

    func value(_ name: String) -> String { values[name] ?? "" }

    /// True where the address asks for another time than now, readable or not.
    var isAsked: Bool { view != nil || !problems.isEmpty }

    func problem(_ name: String) -> String? { problems.first { $0.field == name }?.sentence }
}

extension Viewpoint {
    /// The fields of an address that asks for this.
    var fields: [(name: String, value: String)] {
        [("ngay", day.iso)] + (map == day ? [] : [("ranh-gioi", map.iso)]) + (knownAt.map { [("biet-den", $0.local)] } ?? [])
    }

    /// `path` as seen from here.
    func address(_ path: String) -> String {
        path + "?" + fields.map { "\($0.name)=\($0.value.replacing(":", with: "%3A"))" }.joined(separator: "&")
    }
}
