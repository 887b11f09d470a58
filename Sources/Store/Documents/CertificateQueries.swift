import Access
import Core
import Database
import Foundation
import Law
import Registry

/// Which certificates are asked for.
public struct CertificateFilter: Hashable, Sendable {
    public var commune: Area.ID?
    public var village: Area.ID?
    public var household: Household.ID?
    public var year: Int?
    /// Not revoked.
    public var isStanding: Bool

    public init(
        commune: Area.ID? = nil, village: Area.ID? = nil, household: Household.ID? = nil, year: Int? = nil, isStanding: Bool = false
    ) {
        self.commune = commune
        self.village = village
        self.household = household
        self.year = year
        self.isStanding = isStanding
    }
}

/// A certificate with what lists show of its household today.
public struct CertificateRow: Sendable {
    public var certificate: Certificate
    public var householdCode: String
    public var village: Area.ID
    public var commune: Area.ID
}

/// One act of printing.
public enum CertificatePrinting {
    public typealias ID = Identifier<CertificatePrinting>
}

extension ReadTransaction {
    /// Certificates of households in the scope, as lists of households are ordered: by name within each village.
    public func certificates(_ filter: CertificateFilter, within scope: AreaScope, limit: Int = 20_000) throws -> [CertificateRow] {
        var conditions: SQL = scope.condition()
        if let commune = filter.commune { conditions = "\(sql: conditions) AND household.commune_id = \(commune)" }
        if let village = filter.village { conditions = "\(sql: conditions) AND household.village_id = \(village)" }
        if let household = filter.household { conditions = "\(sql: conditions) AND household.id = \(household)" }
        if let year = filter.year { conditions = "\(sql: conditions) AND certificate.year = \(year)" }
        if filter.isStanding { conditions = "\(sql: conditions) AND certificate.revoked_at IS NULL" }
        return try rows(
            """
            SELECT \(sql: Self.certificateColumns), household.code, household.village_id, household.commune_id
              FROM certificate JOIN household ON household.id = certificate.household_id WHERE \(sql: conditions)
             ORDER BY household.village_id, household.head_sort_key, household.id, certificate.year DESC, certificate.number DESC
             LIMIT \(limit)
            """, Self.certificateRow)
    }

    public func certificate(_ id: Certificate.ID) throws -> CertificateRow? {
        try first(
            """
            SELECT \(sql: Self.certificateColumns), household.code, household.village_id, household.commune_id
              FROM certificate JOIN household ON household.id = certificate.household_id WHERE certificate.id = \(id)
            """, Self.certificateRow)
    }

    public func certificates(of household: Household.ID) throws -> [Certificate] {
        try rows(
            "SELECT \(sql: Self.certificateColumns) FROM certificate WHERE household_id = \(household) ORDER BY year, number",
            Self.certificate)
    }

    public func certificate(code: String) throws -> Certificate? {
        try first("SELECT \(sql: Self.certificateColumns) FROM certificate WHERE code = \(code)", Self.certificate)
    }

    /// Those of one act of printing, by name.
    public func certificates(printing: CertificatePrinting.ID) throws -> [Certificate] {
        try rows(
            """
            SELECT \(sql: Self.certificateColumns) FROM certificate JOIN certificate_print ON certificate_id = certificate.id
              JOIN household ON household.id = certificate.household_id
             WHERE printing_id = \(printing) ORDER BY household.head_sort_key, household.id
            """, Self.certificate)
    }

    /// Those of one line of the register.
    public func certificates(of document: RegisteredDocument.ID) throws -> [Certificate] {
        try rows(
            "SELECT \(sql: Self.certificateColumns) FROM certificate WHERE document_id = \(document) ORDER BY number", Self.certificate)
    }

    /// Each time that a certificate was printed, in order.
    public func prints(of certificate: Certificate.ID) throws -> [CertificatePrint] {
        try rows(
            """
            SELECT at, coalesce(officer.name, ''), reason
              FROM certificate_print JOIN certificate_printing ON certificate_printing.id = printing_id
              LEFT JOIN officer ON officer.id = officer_id WHERE certificate_id = \(certificate) ORDER BY at, printing_id
            """
        ) { CertificatePrint(at: try $0.instant(0), officer: try $0.text(1), reason: try $0.text(2)) }
    }

    /// How many of `certificates` were printed before.
    public func printedBefore(_ certificates: [Certificate.ID]) throws -> Int {
        try first("SELECT count(DISTINCT certificate_id) FROM certificate_print WHERE certificate_id IN \(certificates)") {
            try $0.int(0)
        } ?? 0
    }

    /// Households of a commune that are recognized as poor or near-poor under a standard and have no certificate of that recognition,
    /// by name. A recognition without a decision on record has nothing that a certificate could cite: it is left out.
    public func uncertified(
        in commune: Area.ID, village: Area.ID?, household: Household.ID?, standard: String
    ) throws -> [(row: HouseholdRow, recognition: Recognition)] {
        var conditions: SQL = "household.commune_id = \(commune) AND household.status = 'active'"
        if let village { conditions = "\(sql: conditions) AND household.village_id = \(village)" }
        if let household { conditions = "\(sql: conditions) AND household.id = \(household)" }
        let households = try rows(
            """
            SELECT \(sql: HouseholdRow.columns) FROM household WHERE \(sql: conditions) AND household.id IN (
                   SELECT household_id FROM recognition
                    WHERE standard_id = \(standard) AND valid_until IS NULL AND class IN ('poor', 'near_poor') AND decision_number <> ''
                      AND NOT EXISTS (SELECT 1 FROM certificate WHERE recognition_id = recognition.id AND revoked_at IS NULL))
             ORDER BY household.head_sort_key, household.id
            """, HouseholdRow.init)
        var found: [(row: HouseholdRow, recognition: Recognition)] = []
        for start in stride(from: 0, to: households.count, by: 2_000) {
            let part = Array(households[start..<min(start + 2_000, households.count)])
            let recognitions = try presentRecognitions(of: part.map(\.household.id))
            for row in part {
                guard let recognition = recognitions[row.household.id]?.first(where: { $0.standard == standard }) else { continue }
                found.append((row, recognition))
            }
        }
        return found
    }

    private static var certificateColumns: SQL {
        """
        certificate.id, certificate.body_id, certificate.number, certificate.reference, certificate.code, certificate.household_id,
        certificate.village_id, certificate.recognition_id, certificate.standard_id, certificate.class, certificate.valid_from,
        certificate.valid_until, certificate.decision_number, certificate.decision_on, certificate.face, certificate.document_id,
        certificate.signed_on, certificate.signer, certificate.replaces_id, certificate.recorded_at, certificate.revoked_on,
        certificate.revoke_reason, certificate.revoke_note, certificate.revoked_at
        """
    }

    private static func certificateRow(_ row: Row) throws -> CertificateRow {
        CertificateRow(
            certificate: try certificate(row), householdCode: try row.text(24), village: try row.key(25), commune: try row.key(26))
    }

    private static func certificate(_ row: Row) throws -> Certificate {
        guard let povertyClass = PovertyClass(rawValue: try row.text(9)) else { throw StoreError.unreadable("certificate.class") }
        let recognition = Recognition(
            id: try row.key(7), household: try row.key(5), standard: try row.text(8), povertyClass: povertyClass,
            validFrom: try row.day(10), decisionNumber: try row.text(12), decisionOn: try row.day(13))
        var certificate = Certificate(
            id: try row.key(0), body: try row.key(1), number: try row.int(2), reference: try row.text(3), code: try row.text(4),
            household: try row.key(5), village: try row.key(6), recognition: recognition, validUntil: try row.dayOrNil(11),
            face: try JSONDecoder().decode(Certificate.Face.self, from: Data(try row.textBytes(14))), document: try row.key(15),
            signedOn: try row.day(16), signer: try row.text(17), replaces: try row.keyOrNil(18), recordedAt: try row.instant(19))
        if let on = try row.dayOrNil(20) {
            guard let reason = Certificate.Revocation.Reason(rawValue: try row.text(21)) else {
                throw StoreError.unreadable("certificate.revoke_reason")
            }
            certificate.revocation = .init(on: on, reason: reason, note: try row.text(22), at: try row.instant(23))
        }
        return certificate
    }
}

extension WriteTransaction {
    public func insert(_ certificates: [Certificate], officer: Officer.ID?) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let rows: [[SQLValue]] = try certificates.map { certificate in
            let face = String(decoding: try encoder.encode(certificate.face), as: UTF8.self)
            return [
                certificate.id.sqlValue, certificate.body.sqlValue, certificate.year.sqlValue, certificate.number.sqlValue,
                .text(certificate.reference), .text(certificate.code), certificate.household.sqlValue, certificate.village.sqlValue,
                certificate.recognition.sqlValue, .text(certificate.standard), .text(certificate.povertyClass.rawValue),
                certificate.validFrom.sqlValue, certificate.validUntil.sqlValue, .text(certificate.decisionNumber),
                certificate.decisionOn.sqlValue, .text(face), certificate.document.sqlValue, certificate.signedOn.sqlValue,
                .text(certificate.signer), certificate.replaces.sqlValue, officer.sqlValue, certificate.recordedAt.sqlValue, .text(""),
            ]
        }
        try insert(
            into: "certificate",
            columns: [
                "id", "body_id", "year", "number", "reference", "code", "household_id", "village_id", "recognition_id", "standard_id",
                "class", "valid_from", "valid_until", "decision_number", "decision_on", "face", "document_id", "signed_on", "signer",
                "replaces_id", "officer_id", "recorded_at", "revoke_note",
            ], rows: rows)
    }

    /// - Throws: `StoreError.changedMeanwhile` when it was revoked before.
    public func revoke(_ certificate: Certificate.ID, _ revocation: Certificate.Revocation, officer: Officer.ID?) throws {
        let changed = try execute(
            """
            UPDATE certificate
               SET revoked_on = \(revocation.on), revoke_reason = \(revocation.reason.rawValue), revoke_note = \(revocation.note),
                   revoked_by = \(officer), revoked_at = \(revocation.at)
             WHERE id = \(certificate) AND revoked_at IS NULL
            """)
        guard changed == 1 else { throw StoreError.changedMeanwhile }
    }

    /// Revokes what stands of the households, whatever recognition it rests on.
    ///
    /// - Parameter kept: only certificates of another class are revoked; `nil`: all.
    /// - Returns: how many.
    @discardableResult public func revokeCertificates(
        of households: [Household.ID], butOf kept: PovertyClass? = nil, _ revocation: Certificate.Revocation, officer: Officer.ID?
    ) throws -> Int {
        var count = 0
        for start in stride(from: 0, to: households.count, by: 2_000) {
            let part = Array(households[start..<min(start + 2_000, households.count)])
            count += try execute(
                """
                UPDATE certificate
                   SET revoked_on = \(revocation.on), revoke_reason = \(revocation.reason.rawValue), revoke_note = \(revocation.note),
                       revoked_by = \(officer), revoked_at = \(revocation.at)
                 WHERE household_id IN \(part) AND revoked_at IS NULL AND class <> \(kept?.rawValue ?? "")
                """)
        }
        return count
    }

    public func insertPrinting(
        _ id: CertificatePrinting.ID, of certificates: [Certificate.ID], reason: String, officer: Officer.ID?, at instant: Instant
    ) throws {
        try execute(
            "INSERT INTO certificate_printing (id, reason, officer_id, at) VALUES (\(id), \(reason), \(officer), \(instant))")
        try insert(
            into: "certificate_print", columns: ["printing_id", "certificate_id"],
            rows: certificates.lazy.map { [id.sqlValue, $0.sqlValue] })
    }
}

extension ReadTransaction {
    /// Whether a certificate with this code holds on `day`; the same answer for a code that nobody was given.
    public func isValidCertificate(_ typed: String, on day: CalendarDate) throws -> Bool {
        guard let code = Certificate.code(typed: typed), let certificate = try certificate(code: code) else { return false }
        return certificate.state(on: day, recognitions: try recognitions(of: certificate.household)) == .valid
    }
}
