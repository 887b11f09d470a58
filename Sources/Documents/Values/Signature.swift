extension OfficialDocument {
    /// Who signs, and for whom.
    ///
    /// - Source: Nghị định 30/2020/NĐ-CP, Điều 13 and Phụ lục I: TM., KT., TL., TUQ., Q.
    public struct Signature: Hashable, Sendable, Codable {
        /// Why the one who signs may sign.
        public enum Right: Hashable, Sendable, Codable {
            /// The head, for the head's own body or office.
            case head
            /// An acting head.
            case acting
            /// A deputy for the head (ký thay).
            case deputy(post: String)
            /// By order of the head (thừa lệnh).
            case byOrder(post: String)
            /// By authorisation of the head (thừa ủy quyền).
            case authorised(post: String)
        }

        /// The collective in whose name it is signed ("ỦY BAN NHÂN DÂN"); `nil` where the head signs as such.
        public var collective: String?
        /// The post of the head: "CHỦ TỊCH".
        public var headPost: String
        public var right: Right
        /// Empty where it is left open for whoever signs.
        public var name: String

        public init(collective: String? = nil, headPost: String, right: Right = .head, name: String = "") {
            self.collective = collective
            self.headPost = headPost
            self.right = right
            self.name = name
        }

        /// The lines above the signature.
        public var lines: [String] {
            let own =
                switch right {
                case .head: [headPost]
                case .acting: ["Q. \(headPost)"]
                case .deputy(let post): ["KT. \(headPost)", post]
                case .byOrder(let post): ["TL. \(headPost)", post]
                case .authorised(let post): ["TUQ. \(headPost)", post]
                }
            return (collective.map { ["TM. \($0)"] } ?? []) + own
        }
    }
}
