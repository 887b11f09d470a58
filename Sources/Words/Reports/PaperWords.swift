import Core
import Registry

/// Words of an official paper around its table.
///
/// - Source: Nghị định 30/2020/NĐ-CP, Phụ lục I (national heading, body, place and day, signature); the blanks of Thông tư
///   07/2021/TT-BLĐTBXH, Phụ lục VII, as filled in by a district.
public enum PaperWords {
    public static let nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    public static let motto = "Độc lập - Tự do - Hạnh phúc"
    public static let preparer = "NGƯỜI LẬP BIỂU"
    public static let preparerHint = "(Ký, ghi rõ họ tên)"
    public static let committee = "TM. ỦY BAN NHÂN DÂN"
    public static let chair = "CHỦ TỊCH"
    public static let chairHint = "(Ký tên, đóng dấu)"

    /// The people's committee of a unit, as it stands at the head of its papers.
    public static func committee(of unit: String) -> String { "UBND \(unit.uppercased())" }

    /// Where the number of a form comes from: "Mẫu số 7.2, Thông tư số 07/2021/TT-BLĐTBXH".
    public static func source(_ heading: String, _ document: String) -> String { "\(heading), Thông tư số \(document)" }

    /// The day is left open for whoever signs.
    public static func placeAndDay(_ unit: String) -> String { "\(properName(unit)), ngày …… tháng …… năm ………" }

    /// "Bình Điền" of "Xã Bình Điền"; the whole where only a number would remain, as of "Phường 3".
    static func properName(_ unit: String) -> String {
        for kind in kinds {
            guard unit.hasPrefix(kind + " ") else { continue }
            let name = String(unit.dropFirst(kind.count + 1))
            return name.first?.isNumber ?? true ? unit : name
        }
        return unit
    }

    private static let kinds = AreaKind.allCases.map(AreaWords.name) + ["Thành phố"]
}
