import Access
import Core
import Database
import Documents
import Foundation
import Law
import Registry
import Store
import Words

/// Certificates as documents, with the code by which each is verified.
public enum CertificatePaper {
    /// Where this program is reached from outside, such as `https://giamngheo.example.vn`; without it the code on paper is the bare code.
    public static var publicAddress: String? {
        ProcessInfo.processInfo.environment["GIAMNGHEO_ADDRESS"].flatMap { $0.hasPrefix("http") ? $0 : nil }
    }

    /// The path of the page on which a code is verified.
    public static let verifyPath = "/xac-minh"

    /// In the order of villages, and in each as they come.
    ///
    /// - Parameter showsNumber: who asks may see personal numbers.
    static func documents(
        _ certificates: [Certificate], showsNumber: Bool, _ areas: AreaHistory, _ law: LawFolder, today: CalendarDate,
        in transaction: any ReadTransaction
    ) throws -> [OfficialDocument] {
        let places = Set(certificates.map(\.village)).compactMap { areas.lastKnown(of: $0, on: today) }.sorted { $0.precedes($1) }
        let groups = Dictionary(grouping: certificates, by: \.village)
        let ordered = places.flatMap { groups[$0.area] ?? [] }
        let numbers = showsNumber ? try transaction.personalNumbers(of: ordered.compactMap(\.face.head)) : [:]
        return ordered.map { certificate in
            CertificateWords.document(
                certificate, personalNumber: certificate.face.head.flatMap { numbers[$0] },
                ethnicity: certificate.face.ethnicity.flatMap { law.codeLists.ethnicGroup($0)?.name } ?? "", mark: mark(certificate.code))
        }
    }

    private static func mark(_ code: String) -> OfficialDocument.Mark {
        let page = publicAddress.map { $0.hasSuffix("/") ? String($0.dropLast()) + verifyPath : $0 + verifyPath }
        return OfficialDocument.Mark(
            payload: page.map { "\($0)/\(code)" } ?? code,
            lines: CertificateWords.markLines(code: code, address: page.map { String($0.drop { $0 != "/" }.dropFirst(2)) }))
    }
}
