import Core
import Markup

/// A file that pages refer to, held in memory; the address changes with the content.
struct Asset: Sendable {
    let content: [UInt8]
    let type: String
    let path: String

    private init(_ content: [UInt8], _ ending: String, type: String) {
        self.content = content
        self.type = "\(type); charset=utf-8"
        path = "/tinh/\(Digest(of: content).bytes.hexadecimal.prefix(12)).\(ending)"
    }

    static let stylesheet = Asset(PackageResources.site_css, "css", type: "text/css")
    static let grid = Asset(PackageResources.grid_js, "js", type: "text/javascript")
    static let draft = Asset(PackageResources.draft_js, "js", type: "text/javascript")

    static let live = Asset(PackageResources.live_js, "js", type: "text/javascript")

    static let find = Asset(PackageResources.find_js, "js", type: "text/javascript")

    static let routes = [stylesheet, grid, draft, live, find].map { asset in
        Route.get(asset.path, .nobody) { _ in .asset(asset.content, type: asset.type) }
    }

    /// Where a script is used it is asked for; what it adds comes when the page is read.
    var script: HTML { "<script defer src=\"\(path)\"></script>" }
}
