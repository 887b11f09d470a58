import Core
import Database
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import Operations
import TestSupport
import Testing

@testable import Web

/// Pages that are open to everybody are not asked for ever with wrong codes.
@Suite struct `Codes of pages open to everybody` {
    private let now = Instant(milliseconds: 1_795_000_000_000)

    @Test func `wrong codes in a row have to be waited for, longer and longer, and a right one clears them`() {
        let codes = WrongCodes()
        for _ in 1..<WrongCodes.free { codes.note("a", isRight: false, at: now) }
        #expect(codes.waitUntil("a", at: now) == nil)
        codes.note("a", isRight: false, at: now)
        #expect(codes.waitUntil("a", at: now) == now.adding(seconds: 30))
        #expect(codes.waitUntil("a", at: now.adding(seconds: 30)) == nil && codes.waitUntil("b", at: now) == nil)
        let later = now.adding(seconds: 30)
        codes.note("a", isRight: false, at: later)
        #expect(codes.waitUntil("a", at: later) == later.adding(seconds: 60))
        for _ in 0..<40 { codes.note("a", isRight: false, at: later) }
        #expect(codes.waitUntil("a", at: later) == later.adding(seconds: 900))
        codes.note("a", isRight: true, at: later)
        #expect(codes.waitUntil("a", at: later) == nil)
    }

    @Test func `no more than so many addresses are remembered`() {
        let codes = WrongCodes()
        for _ in 0..<WrongCodes.free { codes.note("first", isRight: false, at: now) }
        for number in 0..<WrongCodes.most * 2 {
            codes.note(String(number), isRight: false, at: now.adding(seconds: Int64(number % 100 + 1)))
        }
        #expect(codes.waitUntil("first", at: now) == nil)
    }

    /// Who asks, by the address of the peer and by what a proxy says.
    private func asker(_ peer: String?, forwarded: String? = nil) throws -> String {
        let channel = EmbeddedChannel()
        if let peer { channel.remoteAddress = try SocketAddress(ipAddress: peer, port: 4_711) }
        let context = AskerContext(source: ApplicationRequestContextSource(channel: channel, logger: Logger(label: "test")))
        var fields = HTTPFields()
        if let forwarded { fields[HTTPField.Name("X-Forwarded-For")!] = forwarded }
        let head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/", headerFields: fields)
        return context.asker(Request(head: head, body: .init(buffer: ByteBuffer())))
    }

    @Test func `who asks is told by the address, and by a proxy of this machine alone`() throws {
        #expect(try asker("203.0.113.5") == "203.0.113.5" && asker(nil) == "")
        #expect(try asker("203.0.113.5", forwarded: "198.51.100.1") == "203.0.113.5")
        #expect(try asker("127.0.0.1", forwarded: "203.0.113.7, 198.51.100.1") == "198.51.100.1")
        #expect(try asker("::1", forwarded: "198.51.100.1") == "198.51.100.1")
        #expect(try asker("127.0.0.1", forwarded: "nobody") == "127.0.0.1")
        // One network of IPv6 is one asker; an address of IPv4 in its clothes is itself.
        #expect(try asker("2001:db8:1:2::3") == asker("2001:db8:1:2:ffff::9") && asker("2001:db8:1:2::3") != asker("2001:db8:1:3::3"))
        #expect(try asker("::ffff:203.0.113.5") == "203.0.113.5")
    }

    @Test(arguments: [SitePath.verify, SitePath.followApplication])
    func `the page says how long to wait, and asks nothing of the records then`(_ path: String) async throws {
        try await withRecords(.sqlite, households: 0) { records in
            let site = TestSite(records)
            for number in 0..<WrongCodes.free {
                #expect(try await site.ask(.get, "\(path)?ma=SAI-\(number)").status == 200)
            }
            let reply = try await site.ask(.get, "\(path)?ma=SAI-MA")
            #expect(reply.status == 429 && reply.text.contains("nhiều mã sai liên tiếp") && reply.text.contains("value=\"SAI-MA\""))
            // The page without a code is there for everybody.
            #expect(try await site.ask(.get, path).status == 200)
        }
    }
}
