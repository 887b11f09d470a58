import Core

/// How two names come to be taken for one, from the closest down.
public enum NameLikeness: String, Hashable, Sendable, Codable, CaseIterable {
    /// Letter by letter, capitals aside.
    case same
    /// Where a tone is put: Hòa and Hoà.
    case tonePlacement
    /// The same letters under other marks, đ and d among them.
    case marks
    /// y and i stand for each other: Lý and Lí, Thuỷ and Thuí.
    case yAndI
    /// The same words in another order: Nguyễn Thị Ngọc Anh and Nguyễn Thị Anh Ngọc.
    case wordsSwapped
    /// One letter too many or too few, or two in the wrong order: Hùng and Hùngh.
    case slip

    /// `nil` for two names that are not taken for one.
    public init?(_ one: String, _ other: String) {
        if one.nfc.lowercased() == other.nfc.lowercased() {
            self = .same
        } else if one.spellingKey == other.spellingKey {
            self = .tonePlacement
        } else if one.searchKey == other.searchKey {
            self = .marks
        } else if one.searchKey.replacing("y", with: "i") == other.searchKey.replacing("y", with: "i") {
            self = .yAndI
        } else if one.nameKey == other.nameKey {
            self = .wordsSwapped
        } else if LooseName(one).isSlip(of: LooseName(other)) {
            self = .slip
        } else {
            return nil
        }
    }

    /// One spelling of one name.
    public var isSpelling: Bool { self == .same || self == .tonePlacement }
}

extension String {
    /// What all names that are taken for one have in common: folded words, y as i, in the order of the alphabet.
    public var nameKey: String {
        searchKey.replacing("y", with: "i").split(separator: " ").sorted().joined(separator: " ")
    }
}
