import Access
import Core
import Database
import Law
import Operations
import Registry
import Store
import TestSupport
import Testing

/// Certificates: issued once for each recognition, valid while it holds, revoked and issued anew, each printing kept.
@Suite struct CertificateTests {
    private static func issue(_ play: RoundPlay) -> IssueCertificates {
        IssueCertificates(commune: play.commune, symbol: "GCN-HN.HCN", signedOn: play.today, signer: "Chủ tịch")
    }

    private static func certificates(_ play: RoundPlay) async throws -> [Certificate] {
        let scope = AreaScope(communes: [play.commune])
        return try await play.records.database.read { try $0.certificates(CertificateFilter(), within: scope).map(\.certificate) }
    }

    private static func isValid(_ certificate: Certificate, _ play: RoundPlay) async throws -> Bool {
        let today = play.today
        return try await play.records.database.read { try $0.isValidCertificate(certificate.code.lowercased(), on: today) }
    }

    @Test(arguments: TestRecords.engines)
    func `every recognized household gets one, numbered without gaps in the order of villages`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let play = try await RoundPlay(records)
            let recognized = try await play.households(1_000, of: [.poor, .nearPoor])
            let issued = try await play.desk.perform(Self.issue(play), as: play.officer)
            #expect(issued.certificates == recognized.count && recognized.count > 3)
            let certificates = try await Self.certificates(play)
            #expect(certificates.map(\.number).sorted() == Array(1...recognized.count))
            #expect(Set(certificates.map(\.code)).count == recognized.count)
            #expect(Set(certificates.map(\.household)) == Set(recognized.map(\.household.id)))
            #expect(certificates.allSatisfy { $0.face.members.first?.relation == .head && $0.face.members.first?.name == $0.face.headName })
            let places = records.shelves.areas.villages(of: [play.commune], on: play.today).map(\.area)
            let villages = certificates.sorted { $0.number < $1.number }.compactMap { places.firstIndex(of: $0.village) }
            #expect(villages == villages.sorted())
            for certificate in certificates.prefix(3) { #expect(try await Self.isValid(certificate, play)) }
            #expect(try await play.lacks { try await play.desk.perform(Self.issue(play), as: play.officer) } == [.nobodyToCertify])
            let document = try await records.database.read { try $0.document(issued.document) }
            #expect(document?.reference == "01–\(recognized.count < 10 ? "0" : "")\(recognized.count)/GCN-HN.HCN")
            #expect(
                try await play.lacks { try await play.desk.perform(VoidDocument(issued.document, reason: "x"), as: play.officer) } == [
                    .documentHasEffects
                ])
            // A code that nobody was given, and what cannot be one, have the answer of one that holds no more.
            for text in ["ACDE-FGHK-LMNP", "", "x", String(repeating: "A", count: 500)] {
                #expect(try await records.database.read { try $0.isValidCertificate(text, on: TestRecords.today) } == false)
            }
        }
    }

    @Test(arguments: TestRecords.engines)
    func `issued anew the old one holds no more; revoked none does; both with their reason`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let play = try await RoundPlay(records)
            let count = try await play.desk.perform(Self.issue(play), as: play.officer).certificates
            let old = try await Self.certificates(play)[0]
            func reissue(_ note: String) -> ReissueCertificate {
                ReissueCertificate(old.id, reason: .lost, note: note, symbol: "GCN-HN.HCN", signedOn: play.today, signer: "Chủ tịch")
            }
            #expect(try await play.lacks { try await play.desk.perform(reissue(""), as: play.officer) } == [.reasonMissing])
            let id = try await play.desk.perform(reissue("Cháy nhà"), as: play.officer)
            let new = try await records.database.read { try $0.certificate(id)!.certificate }
            #expect(new.number == count + 1 && new.replaces == old.id && new.household == old.household)
            #expect(try await Self.isValid(new, play))
            #expect(try await Self.isValid(old, play) == false)
            #expect(try await play.lacks { try await play.desk.perform(reissue("Lại"), as: play.officer) } == [.certificateRevoked])
            _ = try await play.desk.perform(RevokeCertificate(new.id, on: play.today, note: "08/BB-UBND"), as: play.officer)
            #expect(try await Self.isValid(new, play) == false)
            await #expect(throws: DeskError.notPermitted(.keepDocuments)) {
                try await play.desk.perform(RevokeCertificate(old.id, on: play.today, note: "x"), as: play.head)
            }
            // Printed: the first time without a reason, then with one.
            func print(_ reason: String) -> PrintCertificates {
                PrintCertificates(.all(commune: play.commune, village: nil), reason: reason, format: .pdf)
            }
            _ = try await play.desk.perform(print(""), as: play.officer)
            #expect(try await play.lacks { try await play.desk.perform(print(""), as: play.officer) } == [.reasonMissing])
            _ = try await play.desk.perform(print("Bản in mờ"), as: play.officer)
            let other = try await Self.certificates(play).last!
            #expect(try await records.database.read { try $0.prints(of: other.id) }.map(\.reason) == ["", "Bản in mờ"])
            #expect(try await records.database.read { try $0.prints(of: old.id) }.isEmpty)
        }
    }

    @Test(arguments: TestRecords.engines)
    func `a decision that ends the recognition takes the certificate with it; one that keeps it does not`(_ engine: Engine) async throws {
        try await withRecords(engine, households: 300) { records in
            let play = try await RoundPlay(records)
            _ = try await play.desk.perform(Self.issue(play), as: play.officer)
            let before = try await Self.certificates(play)
            play.clock.set("2026-12-01")
            let round = try await play.open()
            _ = try await play.desk.perform(DrawUpList(round: round, commune: play.commune), as: play.officer)
            let escaped = try await play.book(round).rows[0].facts.household
            for row in try await play.book(round).rows {
                try await play.survey(row.facts.household, as: row.facts.household == escaped ? .notPoor : row.facts.formerClass)
            }
            try await play.throughVillages(round)
            try await play.post(round, until: "2026-12-04")
            play.clock.set("2026-12-07")
            for step in [ReviewStep.objections, .opinionAsked, .opinion] { try await play.finish(round, step, document: "1/BC") }
            _ = try await play.decide(round, number: "")
            let after = try await Self.certificates(play)
            let gone = after.first { $0.household == escaped }
            #expect(gone?.revocation?.reason == .recognitionEnded && gone?.revocation?.note == "01/QĐ-UBND")
            let kept = before.filter { $0.household != escaped }
            #expect(after.filter { $0.revocation == nil }.count == kept.count)
            #expect(try await Self.isValid(kept[0], play))
            // New ones of the new decision take their place, and rest on it in the register.
            let issued = try await play.desk.perform(Self.issue(play), as: play.officer)
            #expect(issued.certificates == kept.count)
            #expect(try await Self.isValid(kept[0], play) == false)
            let basis = try await records.database.read { transaction in
                try transaction.document(issued.document)?.restsOn.flatMap { try transaction.document($0) }
            }
            #expect(basis?.reference == "01/QĐ-UBND")
        }
    }
}
