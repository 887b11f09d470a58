import Access
import Core
import Database
import Jobs
import Law
import Operations
import Registry
import Store
import Words

/// Everything that pages work with. Changes go through the desk; reads take the scope of the visit.
public struct Site: Sendable {
    let database: any Database
    let shelves: Shelves
    let desk: Desk
    let sessions: Sessions
    let worker: Worker
    let law: LawFolder
    let stateTotals = StateTotals()
    let wrongCodes = WrongCodes()
    /// Mixed into every token of a form; made anew at each start.
    let secret: [UInt8]
    /// True when only this machine can reach the server: the cookie then does without `Secure`.
    let isLoopback: Bool
    /// True when the records are made up; every page says so.
    let isDemonstration: Bool
    /// True when the records live on a day of their own; every page says which.
    let isPractice: Bool

    public init(
        database: any Database, shelves: Shelves, desk: Desk, sessions: Sessions, worker: Worker, law: LawFolder, isLoopback: Bool,
        isDemonstration: Bool, isPractice: Bool = false
    ) {
        self.database = database
        self.shelves = shelves
        self.desk = desk
        self.sessions = sessions
        self.worker = worker
        self.law = law
        self.isLoopback = isLoopback
        self.isDemonstration = isDemonstration
        self.isPractice = isPractice
        secret = desk.randomness.bytes(32)
    }
}

/// One request of somebody, with what the server found out about them.
struct Visit: Sendable {
    let site: Site
    /// `nil` only on pages that need nobody to be signed in.
    let officer: Officer?
    let sessionSecret: String?
    let method: String
    let path: String
    let query: FormFields
    let form: FormFields
    let parameters: [String: String]
    let now: Instant
    let today: CalendarDate
    /// Whence the request came, for whoever is not signed in.
    var asker = ""
    /// What the fields of a form about a household would do, where that was asked for and not that it be done.
    var looked: HouseholdActPreview?
    /// The units as they were when the request came: one page never shows two states of them.
    let areas: AreaHistory

    init(
        site: Site, officer: Officer?, sessionSecret: String?, method: String, path: String, query: FormFields, form: FormFields,
        parameters: [String: String], now: Instant
    ) {
        self.site = site
        self.officer = officer
        self.sessionSecret = sessionSecret
        self.method = method
        self.path = path
        self.query = query
        self.form = form
        self.parameters = parameters
        self.now = now
        today = now.day
        areas = site.shelves.areas
    }

    /// The visit as if nothing had been sent: for a page that follows on a form in the same answer.
    var withoutFields: Visit {
        Visit(
            site: site, officer: officer, sessionSecret: sessionSecret, method: method, path: path, query: query, form: FormFields(),
            parameters: parameters, now: now)
    }

    /// Where the officer may do `permission` today.
    func scope(for permission: Permission) -> AreaScope {
        guard let officer else { return .nothing }
        return AreaScope(of: officer, for: permission, in: areas, on: today)
    }

    func may(_ permission: Permission) -> Bool { officer?.may(permission, on: today) ?? false }

    /// The token that a form of this session carries.
    var token: String {
        Digest(of: site.secret + Array((sessionSecret ?? "").utf8)).bytes.hexadecimal
    }

    /// A key of the path, or a page that is not there.
    func key<Subject>(_ name: String) throws -> Identifier<Subject> {
        guard let key = parameters[name].flatMap({ Identifier<Subject>($0) }) else { throw PageError.notFound }
        return key
    }

    /// The idempotency key of the form with a digest of all that it sends.
    var requestKey: RequestKey? {
        let key = form["khoa"]
        guard Identifier<Visit>(key) != nil else { return nil }
        return RequestKey(key: key, digest: Digest(of: path + "\n" + form.canonical).bytes)
    }
}

/// Why a page cannot be shown.
enum PageError: Error {
    case notFound
    case forbidden(Permission)
    case badRequest
    case tooLarge
}
