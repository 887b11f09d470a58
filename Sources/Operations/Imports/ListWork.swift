import Core
import Foundation
import Registry
import Store

/// What a job about a list that was sent has to know.
public struct ListWork: Hashable, Sendable, Codable {
    public var upload: Upload.ID
    public var unit: Area.ID
    public var asOf: CalendarDate
    /// Why a list is right that somebody was asked about.
    public var reason: String?
    /// The list names some households beside those on record; `nil` in work of earlier versions.
    public var isSupplement: Bool?
    /// What was confirmed; `nil` in work of earlier versions.
    public var confirmed: Set<ImportQuestion>?
    /// Cells that were put right on the page; `nil` in work of earlier versions.
    public var cells: [ListedCell]?

    public init(upload: Upload.ID, unit: Area.ID, asOf: CalendarDate, isSupplement: Bool = false, reason: String? = nil) {
        self.upload = upload
        self.unit = unit
        self.asOf = asOf
        self.isSupplement = isSupplement
        self.reason = reason
    }

    /// Kinds of jobs, as they are stored.
    public enum Kind: String, Hashable, Sendable {
        /// Reads the file and says what it would change.
        case check = "check-list"
        case takeIn = "take-in-list"
    }

    public init(payload: String) throws { self = try JSONDecoder().decode(ListWork.self, from: Data(payload.utf8)) }

    func followUp(_ kind: Kind, id: Job.ID) throws -> FollowUp {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return FollowUp(id: id, kind: kind.rawValue, payload: String(decoding: try encoder.encode(self), as: UTF8.self))
    }
}
