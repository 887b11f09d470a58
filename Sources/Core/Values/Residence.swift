/// Whether a place counts as urban (thành thị) or rural (nông thôn) on a day; it decides the income line.
public enum Residence: String, Hashable, Sendable, Codable, CaseIterable {
    case urban
    case rural
}
