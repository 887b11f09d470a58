import Access
import Core
import Database
import Foundation
import Law
import Registry
import Store

/// Where every change to the records goes through: right ∧ area, one transaction, event, stored answer.
public struct Desk: Sendable {
    public let database: any Database
    public let shelves: Shelves
    public let randomness: any Randomness
    let clock: @Sendable () -> Instant

    public init(
        database: any Database, shelves: Shelves, randomness: any Randomness, clock: @escaping @Sendable () -> Instant
    ) {
        self.database = database
        self.shelves = shelves
        self.randomness = randomness
        self.clock = clock
    }

    public var now: Instant { clock() }

    /// Performs `operation` for `officer`, or gives the stored answer when the same request was performed before.
    ///
    /// - Throws: `DeskError` for a missing right, a place outside the officer's area, or a key used for another request;
    ///   and whatever the operation refuses with. Nothing is written then.
    public func perform<O: Operation>(
        _ operation: O, as officer: Officer, request: RequestKey? = nil
    ) async throws -> O.Output {
        try await perform(operation, by: officer, request: request)
    }

    /// Performs `operation` for whoever administers the machine: commands run beside the database itself.
    public func performAsSystem<O: Operation>(_ operation: O) async throws -> O.Output {
        try await perform(operation, by: nil, request: nil)
    }

    private func perform<O: Operation>(
        _ operation: O, by officer: Officer?, request: RequestKey?
    ) async throws -> O.Output {
        let started = clock()
        let (shelves, randomness) = (shelves, randomness)
        let output = try await database.write { transaction in
            let now = try transaction.moment(started)
            let context = OperationContext(
                officer: officer, now: now, areas: try shelves.areas(in: transaction), law: shelves.law, randomness: randomness)
            // Rights are read again inside the transaction: what was revoked a moment ago is refused.
            if let officer { try Self.check(O.permission, of: officer, in: transaction, on: context.today) }
            if let request, let earlier = try Self.earlierAnswer(O.self, to: request, by: officer, in: transaction) {
                return earlier
            }
            let area = try operation.area(in: transaction, context)
            guard Self.isInside(area, context.scope(for: O.permission), context) else { throw DeskError.outsideArea }
            let performed = try operation.perform(in: transaction, context)
            if O.isSeparated, let officer, try transaction.isTied(officer.id, toAnyOf: performed.subjects) {
                throw DeskError.ownHousehold
            }
            try StateKeeper.settle(in: transaction, at: now)
            try EventLog.append(
                O.name, area: area, performed: performed.detail, subjects: performed.subjects, context, in: transaction)
            for followUp in performed.followUps {
                try transaction.enqueueJob(
                    id: followUp.id, kind: followUp.kind, payload: followUp.payload, officer: officer?.id, at: now)
            }
            if let request {
                let answer = String(decoding: try JSONEncoder().encode(performed.output), as: UTF8.self)
                try transaction.insertAnswer(
                    StoredAnswer(officer: officer?.id, operation: O.name, request: request.digest, answer: answer),
                    key: request.key, at: now)
            }
            return performed.output
        }
        try await shelves.refresh(from: database)
        return output
    }

    static func check(
        _ permission: Permission, of officer: Officer, in transaction: any ReadTransaction, on day: CalendarDate
    ) throws {
        guard let present = try transaction.officer(officer.id), present.may(permission, on: day) else {
            throw DeskError.notPermitted(permission)
        }
    }

    private static func earlierAnswer<O: Operation>(
        _ operation: O.Type, to request: RequestKey, by officer: Officer?, in transaction: any ReadTransaction
    ) throws -> O.Output? {
        guard let stored = try transaction.storedAnswer(key: request.key) else { return nil }
        guard stored.officer == officer?.id, stored.operation == O.name, stored.requestDigest == request.digest else {
            throw DeskError.keyUsedForAnotherRequest
        }
        return try JSONDecoder().decode(O.Output.self, from: Data(stored.answer.utf8))
    }

    static func isInside(_ area: Area.ID, _ scope: AreaScope, _ context: OperationContext) -> Bool {
        guard context.officer != nil else { return true }
        let units = context.areas.presentUnits(of: area, on: context.today)
        return !units.isEmpty
            && units.allSatisfy { unit in
                if unit.level == .village {
                    return scope.contains(
                        village: unit.area, commune: context.areas.ancestor(of: unit.area, at: .commune, on: context.today))
                }
                let communes = context.areas.descendants(of: unit.area, at: .commune, on: context.today)
                return !communes.isEmpty && communes.allSatisfy { scope.communes.contains($0.area) }
            }
    }
}

/// The idempotency key of a rendered form, with a digest of what it sends: the same key may not carry another request.
public struct RequestKey: Hashable, Sendable {
    public var key: String
    public var digest: [UInt8]

    public init(key: String, digest: [UInt8]) {
        self.key = key
        self.digest = digest
    }
}

/// Why the desk refused.
public enum DeskError: Error, Hashable, Sendable {
    case notPermitted(Permission)
    case outsideArea
    /// The household is the officer's own, or of somebody near to them: another has to do it.
    case ownHousehold
    case keyUsedForAnotherRequest
}
