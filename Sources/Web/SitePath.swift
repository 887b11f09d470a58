import Core
import Registry

/// Addresses of the site, in Vietnamese without marks.
enum SitePath {
    static let signIn = "/dang-nhap"
    static let signOut = "/dang-xuat"
    static let households = "/ho"
    /// The list as a page to be printed.
    static let printedList = "/ho/in"
    static let imports = "/nhap-danh-sach"
    static let forms = "/bieu"
    static let bases = "/so-ho-dan-cu"
    static let areas = "/don-vi"
    static let standards = "/chuan-ngheo"

    /// Under which addresses a part of the menu is where one is.
    static func prefixes(of part: String) -> [String] {
        part == plans
            ? [plans, chair, indicators, duties, progressReports, obstacles, inspections] : part == rounds ? [rounds, surveys] : [part]
    }

    static func household(_ id: Household.ID) -> String { "\(households)/\(id)" }
    static func reckon(_ id: Household.ID) -> String { "\(households)/\(id)/phieu/tinh" }
    static func newSheet(_ id: Household.ID) -> String { "\(households)/\(id)/phieu/moi" }
    static func sheet(_ household: Household.ID, _ sheet: ReviewSheet.ID) -> String { "\(households)/\(household)/phieu/\(sheet)" }
    static func area(_ id: Area.ID) -> String { "\(areas)/\(id)" }
    static func standard(_ id: String) -> String { "\(standards)/\(id)" }
}
