import CNIOLinux
import Core
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import Synchronization

/// What the router knows of a request beside it: from which address it came.
public struct AskerContext: RequestContext, RemoteAddressRequestContext {
    public var coreContext: CoreRequestContextStorage
    public let remoteAddress: SocketAddress?

    public init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }

    /// Who asks, as far as that can be told: an address of IPv4, or the network of one of IPv6.
    ///
    /// A proxy on this machine says whom it asks for; what others say of themselves is not believed.
    func asker(_ request: Request) -> String {
        guard let remoteAddress else { return "" }
        let peer = Self.network(of: remoteAddress)
        guard Self.isLoopback(peer), let named = request.headers[HTTPField.Name("X-Forwarded-For")!]?.split(separator: ",").last,
            let address = try? SocketAddress(ipAddress: named.filter { !$0.isWhitespace }, port: 0)
        else { return peer }
        return Self.network(of: address)
    }

    private static func isLoopback(_ peer: String) -> Bool { peer.hasPrefix("127.") || peer == "0000000000000000" }

    private static func network(of address: SocketAddress) -> String {
        switch address {
        case .v6(let address):
            let bytes = withUnsafeBytes(of: address.address.sin6_addr) { Array($0) }
            // An address of IPv4 in the clothes of IPv6.
            if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255] {
                return bytes.suffix(4).map { String($0) }.joined(separator: ".")
            }
            return bytes.prefix(8).hexadecimal
        default: return address.ipAddress ?? ""
        }
    }
}

/// Who tried how many wrong codes in a row on the pages that are open to everybody: as in signing in, more and more has to be waited after
/// a number of them. Kept in memory only: nobody who is not signed in makes the program write.
final class WrongCodes: Sendable {
    /// Several may share an address, and read off paper: so many wrong ones in a row are nothing.
    static let free = 10
    /// So many addresses are remembered at most.
    static let most = 10_000

    private struct Tries {
        var wrong: Int
        var last: Instant
    }

    private let tries = Mutex<[String: Tries]>([:])

    /// The moment from which `asker` may ask again; `nil` when they may now.
    func waitUntil(_ asker: String, at now: Instant) -> Instant? {
        tries.withLock { tries in
            guard let known = tries[asker] else { return nil }
            let until = known.last.adding(seconds: Self.wait(after: known.wrong))
            return until > now ? until : nil
        }
    }

    /// Remembers how the code of `asker` was; a right one clears what was before.
    func note(_ asker: String, isRight: Bool, at now: Instant) {
        tries.withLock { tries in
            if isRight {
                tries[asker] = nil
                return
            }
            if tries.count >= Self.most, tries[asker] == nil { forget(&tries, at: now) }
            tries[asker] = Tries(wrong: (tries[asker]?.wrong ?? 0) + 1, last: now)
        }
    }

    /// Seconds; the first wait comes with the last free try.
    static func wait(after wrong: Int) -> Int64 { wrong < free ? 0 : Sessions.wait(after: wrong - free + Sessions.freeFailures) }

    /// Those whose last try is an hour old; where that does not help, the older half.
    private func forget(_ tries: inout [String: Tries], at now: Instant) {
        tries = tries.filter { $0.value.last.adding(seconds: 3_600) > now }
        guard tries.count >= Self.most else { return }
        let middle = tries.values.map(\.last).sorted()[tries.count / 2]
        tries = tries.filter { $0.value.last > middle }
    }
}

extension Visit {
    /// Looks at a code that somebody typed who need not be signed in.
    ///
    /// - Returns: the page that says how long to wait, or what `look` found.
    func lookingUp<Found: Sendable>(
        _ look: () async throws -> Found, isRight: (Found) -> Bool
    ) async throws -> Result<Found, TooManyWrongCodes> {
        // Whoever is signed in answers for what they do.
        guard officer == nil else { return .success(try await look()) }
        if let until = site.wrongCodes.waitUntil(asker, at: now) {
            return .failure(TooManyWrongCodes(seconds: Int((until.milliseconds - now.milliseconds + 999) / 1_000)))
        }
        let found = try await look()
        site.wrongCodes.note(asker, isRight: isRight(found), at: now)
        return .success(found)
    }
}

/// Nobody looked at the code: too many before it were wrong.
struct TooManyWrongCodes: Error, Hashable {
    var seconds: Int
}
