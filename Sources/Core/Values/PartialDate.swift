/// A day known to the day, the month or only the year: what the papers of an elder may say.
public enum PartialDate: Hashable, Sendable {
    case day(CalendarDate)
    case month(year: Int, month: Int)
    case year(Int)

    public var year: Int {
        switch self {
        case .day(let date): date.year
        case .month(let year, _), .year(let year): year
        }
    }

    /// First and last day that this can mean. Ages counted from either end bracket the true age.
    public var earliest: CalendarDate {
        switch self {
        case .day(let date): date
        case .month(let year, let month): CalendarDate(year: year, month: month, day: 1)!
        case .year(let year): CalendarDate(year: year, month: 1, day: 1)!
        }
    }

    /// `yyyy`, `yyyy-MM` or `yyyy-MM-dd`: sorts as text, and the length tells the precision.
    public var iso: String {
        switch self {
        case .day(let date): date.iso
        case .month(let year, let month): "\(CalendarDate.padded(year, 4))-\(CalendarDate.padded(month, 2))"
        case .year(let year): CalendarDate.padded(year, 4)
        }
    }

    public init?(iso text: String) {
        switch text.utf8.count {
        case 4:
            guard let date = CalendarDate(iso: text + "-01-01") else { return nil }
            self = .year(date.year)
        case 7:
            guard let date = CalendarDate(iso: text + "-01") else { return nil }
            self = .month(year: date.year, month: date.month)
        default:
            guard let date = CalendarDate(iso: text) else { return nil }
            self = .day(date)
        }
    }

    /// `dd/MM/yyyy`, `MM/yyyy` or `yyyy`.
    public var vietnamese: String {
        switch self {
        case .day(let date): date.vietnamese
        case .month(let year, let month): "\(CalendarDate.padded(month, 2))/\(CalendarDate.padded(year, 4))"
        case .year(let year): CalendarDate.padded(year, 4)
        }
    }

    /// Full years on `day`, counted from the earliest day that this can mean.
    public func age(on day: CalendarDate) -> Int { earliest.fullYears(until: day) }
}

extension PartialDate: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let date = PartialDate(iso: text) else {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "not a date: \(text)"))
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
