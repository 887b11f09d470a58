import Core
import Registry

/// Parts of names from which made-up people are named: data of `law/demonstration/names.csv`.
public struct DemonstrationNames: Sendable {
    private var families: [EthnicGroup.ID: [String]] = [:]
    private var middles: [Sex: [String]] = [:]
    private var givens: [Sex: [String]] = [:]
    /// How numbers of decisions end.
    private(set) var decisionSuffix = ""

    /// - Parameter records: part (family, middle, given, decision), ethnic group, sex (1, 2), name; the header first.
    public init?(records: [[String]]) {
        for record in records.dropFirst() where record.count == 4 {
            let sex = Int(record[2]).flatMap(Sex.init(rawValue:))
            switch (record[0], sex) {
            case ("decision", _): decisionSuffix = record[3].nfc
            case ("family", _): families[record[1], default: []].append(record[3].nfc)
            case ("middle", let sex?): middles[sex, default: []].append(record[3].nfc)
            case ("given", let sex?): givens[sex, default: []].append(record[3].nfc)
            default: return nil
            }
        }
        guard families[EthnicGroup.majority] != nil, middles.count == 2, givens.count == 2 else { return nil }
    }

    func family(of group: EthnicGroup.ID, _ random: SeededRandomness) -> String {
        random.pick(families[group] ?? families[EthnicGroup.majority]!)
    }

    func name(family: String, sex: Sex, _ random: SeededRandomness) -> String {
        "\(family) \(random.pick(middles[sex]!)) \(random.pick(givens[sex]!))"
    }
}
