import Core

/// Files that pages refer to, held in memory; the address changes with the content.
enum Assets {
    static let stylesheet = PackageResources.site_css
    static let stylesheetPath = "/tinh/\(Digest(of: stylesheet).bytes.hexadecimal.prefix(12)).css"
}
