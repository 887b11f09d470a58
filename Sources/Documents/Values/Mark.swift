extension OfficialDocument {
    /// A code to be read by a machine, beside the signature: what it says, and the lines below it for people.
    public struct Mark: Hashable, Sendable, Codable {
        public var payload: String
        public var lines: [String]

        public init(payload: String, lines: [String]) {
            self.payload = payload
            self.lines = lines
        }
    }
}
