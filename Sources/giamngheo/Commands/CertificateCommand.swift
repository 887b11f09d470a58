import Access
import ArgumentParser
import Core
import Database
import Law
import Operations
import Registry
import Store
import Words

struct CertificateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "certificate", HelpWords.certificate, subcommands: [Issue.self, List.self, Revoke.self, Verify.self])

    struct Issue: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "issue", HelpWords.certificateIssue, example: "giamngheo certificate issue --unit 20035 --signer \"Nguyen Van Minh\"")
        @Option(help: .says(HelpWords.certificateUnit)) var unit: String
        @Option(help: .says(HelpWords.certificateVillage)) var village: String?
        @Option(help: .says(HelpWords.certificateSignedOn)) var signedOn: String?
        @Option(help: .says(HelpWords.certificateSigner)) var signer: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let today = house.desk.now.day
            let day = try signedOn.map { text in
                guard let day = CalendarDate(iso: text) else { throw RefusedInWords(sentence: RoundHelpWords.wrong(text, talk.language)) }
                return day
            }
            let commune = try house.unit(code: unit, on: today).area
            let village = try self.village.map { try house.place(unit, village: $0, talk) }
            let issued = try await house.roundWork {
                try await house.desk.performAsSystem(
                    IssueCertificates(
                        commune: commune, village: village, symbol: DocumentWords.symbol(.certificates), signedOn: day ?? today,
                        signer: signer))
            }
            if talk.json { return try Output.json(issued) }
            Output.result(CertificateWords.issued(issued.certificates, first: issued.first, last: issued.last, talk.language))
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "list", HelpWords.certificateList, example: "giamngheo certificate list --unit 20035 --json")
        @Option(help: .says(HelpWords.certificateUnit)) var unit: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let today = house.desk.now.day
            let commune = try house.unit(code: unit, on: today).area
            let lines = try await house.database.read { transaction in
                try transaction.certificates(CertificateFilter(commune: commune), within: AreaScope(communes: [commune])).map { row in
                    let certificate = row.certificate
                    let state = certificate.state(on: today, recognitions: try transaction.recognitions(of: certificate.household))
                    return CertificateLine(
                        id: certificate.id.description, number: certificate.reference, code: certificate.code,
                        household: row.householdCode, class: certificate.povertyClass.rawValue, signedOn: certificate.signedOn.iso,
                        isValid: state == .valid, state: CertificateWords.name(state))
                }
            }
            if talk.json { return try Output.json(lines) }
            for line in lines { Output.result("\(line.code)  \(line.number)  \(line.household)  \(line.signedOn)  \(line.state)") }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "revoke", HelpWords.certificateRevoke, example: "giamngheo certificate revoke ACDE-FGHK-LMNP --reason \"08/BB-UBND\"")
        @Argument(help: .says(HelpWords.certificateCode)) var code: String
        @Option(help: .says(HelpWords.certificateReason)) var reason: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            guard let code = Certificate.code(typed: code),
                let certificate = try await house.database.read({ try $0.certificate(code: code) })
            else { throw RefusedInWords(sentence: CertificateWords.unknown(talk.language)) }
            let today = house.desk.now.day
            _ = try await house.roundWork {
                try await house.desk.performAsSystem(RevokeCertificate(certificate.id, on: today, note: reason))
            }
            if talk.json { return try Output.json(["revoked": certificate.reference]) }
            Output.result(CertificateWords.revoked(certificate.reference, talk.language))
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            "verify", HelpWords.certificateVerify, example: "giamngheo certificate verify ACDE-FGHK-LMNP")
        @Argument(help: .says(HelpWords.certificateCode)) var code: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var talk: TalkOptions

        func run() async throws {
            let house = try await House.openExisting(store)
            let (code, today) = (code, house.desk.now.day)
            let isValid = try await house.database.read { try $0.isValidCertificate(code, on: today) }
            if talk.json { try Output.json(["valid": isValid]) } else { Output.result(CertificateWords.verified(isValid, talk.language)) }
            if !isValid { throw ExitCode(1) }
        }
    }
}

private struct CertificateLine: Encodable {
    var id: String
    var number: String
    var code: String
    var household: String
    var `class`: String
    var signedOn: String
    var isValid: Bool
    var state: String
}
