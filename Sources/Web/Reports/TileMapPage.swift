import Access
import Core
import Law
import Markup
import Monitoring
import Registry
import Words

/// The units below a unit as tiles, each with the rate of a list: a map of a day that needs no map service and reads as a list.
struct TileMapPage {
    /// What the tiles show.
    enum Figure: String, CaseIterable {
        case poor = "ho-ngheo"
        case nearPoor = "can-ngheo"

        /// Columns of form 7.1: households, and their rate of all resident households.
        var columns: (count: String, rate: String) {
            switch self {
            case .poor: ("3", "4")
            case .nearPoor: ("7", "8")
            }
        }

        var name: String { self == .poor ? TileMapWords.poor : TileMapWords.nearPoor }
    }

    let visit: Visit
    let table: FormTable
    /// Units by the text key by which the arrangement of tiles names them.
    let keys: [String: Area.ID]

    static let form = "7.1"

    /// Bands of a rate in hundredths of a percent; a band begins with its figure.
    static let bands = [0, 100, 300, 500, 1_000]

    private var figure: Figure { Figure(rawValue: visit.query["so"]) ?? .poor }

    private var address: FormAddress { FormAddress(table, visit) }

    var html: HTML {
        visit.page(
            TileMapWords.title, crumbs: [(FormWords.title, SitePath.forms), (table.definition.heading, address.path("lap"))],
            """
            <h1>\(TileMapWords.title)</h1><p class="lead">\(table.unitName) · \(TileMapWords.dates(data: table.closing, map: table.map))</p>\(choice)\
            \(legend)<ul class="tiles\(" placed", when: places != nil)">\(table.rows.indices.map(tile))</ul>\
            <p class="hint">\(places == nil ? TileMapWords.inOrder : TileMapWords.arranged)</p>
            """)
    }

    private var choice: HTML {
        """
        <form method="get" action="\(SitePath.tileMap)" class="card no-print" novalidate>\
        \(Control.hidden("bieu", table.definition.number))\(Control.hidden("don-vi", visit.query["don-vi"]))\(Control.hidden("ngay", visit.query["ngay"]))\
        <div class="filters">\(Control.text(FieldState(name: "nam", label: FormWords.year, value: String(table.year)), width: .tiny, isNumeric: true))\
        \(Control.text(FieldState(name: "ranh-gioi", label: FormWords.map, value: visit.query["ranh-gioi"]), width: .short))\
        \(Control.select(FieldState(name: "so", label: TileMapWords.figure, value: figure.rawValue), Figure.allCases.map { ($0.rawValue, $0.name) }))\
        <div class="actions">\(Control.button(TileMapWords.show))</div></div></form>
        """
    }

    private var legend: HTML {
        let ends = Self.bands.dropFirst().map { Optional($0) } + [nil]
        return """
            <ul class="legend" aria-label="\(TileMapWords.legend)">\(zip(Self.bands.indices, zip(Self.bands, ends)).map { index, band in
                "<li class=\"band\(index)\">\(TileMapWords.band(from: band.0, to: band.1))</li>" as HTML
            })<li class="band">\(TileMapWords.noRate)</li></ul>
            """
    }

    private func tile(_ index: Int) -> HTML {
        let (columns, row) = (figure.columns, table.rows[index])
        let count = table.cell(columns.count, .row(index))?.count
        let rate: Ratio? = if case .rate(let ratio)? = table.cell(columns.rate, .row(index)) { ratio } else { nil }
        let band = rate.flatMap { rate in Self.bands.lastIndex { $0 <= rate.hundredthsOfPercent } }
        let place = places.map { " x\($0[index].column) y\($0[index].row)" } ?? ""
        return """
            <li class="tile band\(band.map(String.init) ?? "")\(place)"><a href="\(SitePath.area(row.area))?ngay=\(table.map.iso)">\(row.name)</a>\
            <strong>\(rate.map { NumberWords.percent($0) + " %" } ?? "–")</strong><span>\(count.map { TileMapWords.households($0) } ?? "")</span></li>
            """
    }

    /// Where each row stands; `nil` where the arrangement does not know all of them: they then follow each other in order.
    private var places: [TileMap.Place]? {
        let placed = visit.site.law.tiles.places.compactMap { key, place in keys[key].map { ($0, place) } }
        let byUnit = Dictionary(placed, uniquingKeysWith: { first, _ in first })
        let found = table.rows.compactMap { byUnit[$0.area] }
        return found.count == table.rows.count && !found.isEmpty ? found : nil
    }
}

extension SitePath {
    static let tileMap = "\(forms)/ban-do"
}
