/// Where units stand on a map of tiles: an arrangement that keeps neighbours near each other and needs no map service.
public struct TileMap: Sendable {
    public struct Place: Hashable, Sendable {
        /// From 1 in the west.
        public let column: Int
        /// From 1 in the north.
        public let row: Int
    }

    /// By the text key of the unit.
    public let places: [String: Place]
    public let confidence: Confidence

    public static let columns = 12
    public static let rows = 12

    static let none = TileMap(places: [:], confidence: .notFound)

    init(places: [String: Place], confidence: Confidence) {
        self.places = places
        self.confidence = confidence
    }

    init(file: String, text: String) throws(LawProblem) {
        let reader = try YAMLReader.file(text, named: file)
        var places: [String: Place] = [:]
        var taken: Set<Place> = []
        for tile in try reader.readers("tiles") {
            let place = Place(column: try tile.int("column"), row: try tile.int("row"))
            guard (1...Self.columns).contains(place.column), (1...Self.rows).contains(place.row), taken.insert(place).inserted else {
                throw tile.problem("column", .unreadable("\(place.column), \(place.row)"))
            }
            places[try tile.text("unit")] = place
            try tile.finish()
        }
        self.places = places
        confidence = try reader.choice("confidence")
        try reader.finish()
    }
}
