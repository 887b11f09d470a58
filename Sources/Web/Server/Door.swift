import Access
import Core
import Database
import Foundation
import HTTPTypes
import Hummingbird
import Jobs
import Logging
import Markup
import NIOCore
import Operations
import Registry
import Store
import Words

/// One address of the site: what it needs, and who answers.
struct Route: Sendable {
    /// What must hold before the handler is asked. There is no open page but those that say so.
    enum Need: Sendable {
        case nobody
        case signedIn
        case permission(Permission)
    }

    let method: HTTPRequest.Method
    let path: String
    let need: Need
    /// The largest body in bytes.
    let limit: Int
    let handler: @Sendable (Visit) async throws -> Answer

    static func get(_ path: String, _ need: Need, _ handler: @escaping @Sendable (Visit) async throws -> Answer) -> Route {
        Route(method: .get, path: path, need: need, limit: 0, handler: handler)
    }

    static func post(
        _ path: String, _ need: Need, limit: Int = 1 << 20, _ handler: @escaping @Sendable (Visit) async throws -> Answer
    ) -> Route {
        Route(method: .post, path: path, need: need, limit: limit, handler: handler)
    }
}

/// Turns requests into visits and answers into responses: session, right, token, limits, errors. Everything passes here.
struct Door: Sendable {
    let site: Site
    let logger: Logger

    func router(_ routes: [Route]) -> Router<AskerContext> {
        let router = Router(context: AskerContext.self)
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                await respond(to: request, route, parameters: context.parameters, asker: context.asker(request))
            }
        }
        router.add(middleware: NothingElse(door: self))
        return router
    }

    func respond(to request: Request, _ route: Route, parameters: Parameters, asker: String) async -> Response {
        let now = site.desk.now
        let secret = cookie(of: request)
        var officer: Officer?
        do {
            guard request.uri.string.utf8.count <= 8_192 else { throw PageError.badRequest }
            if let secret { officer = try await site.sessions.officer(secret: secret, at: now) }
            let names = Dictionary(parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { first, _ in first })
            guard let query = FormFields(urlEncoded: Array((request.uri.query ?? "").utf8)) else { throw PageError.badRequest }
            let form = try await fields(of: request, limit: route.limit)
            var visit = Visit(
                site: site, officer: officer, sessionSecret: officer == nil ? nil : secret, method: request.method.rawValue,
                path: request.uri.path, query: query, form: form, parameters: names, now: now)
            visit.asker = asker
            if request.method == .post { try checkOrigin(request, visit, route) }
            switch route.need {
            case .nobody: break
            case .signedIn where officer == nil, .permission where officer == nil: return SignInPages.ask(visit).response()
            case .signedIn: break
            case .permission(let permission): guard visit.may(permission) else { throw PageError.forbidden(permission) }
            }
            // Whoever was given a password first chooses one of their own.
            if officer?.hasTemporaryPassword ?? false, !Self.whileTemporary.contains(route.path) {
                return Answer.seeOther(SitePath.ownPassword).response()
            }
            let answer = try await route.handler(visit)
            // What was written may have made somebody like somebody else: looked at behind the answer.
            if request.method == .post, officer != nil, case .seeOther = answer {
                await site.worker.lookForDuplicates()
                if visit.form.has(DraftRoutes.field) { try? await visit.dropDraft(of: visit.form[DraftRoutes.field]) }
            }
            return answer.response()
        } catch {
            return failure(error, officer: officer, path: request.uri.path, now: now).response()
        }
    }

    /// A change of state must come from one of our own pages: by the browser's word, and by the token of the session.
    private func checkOrigin(_ request: Request, _ visit: Visit, _ route: Route) throws {
        if let site = request.headers[HTTPField.Name("Sec-Fetch-Site")!] {
            guard site == "same-origin" || site == "none" else { throw PageError.badRequest }
        } else if let origin = request.headers[.origin] {
            guard let host = request.head.authority ?? request.headers[HTTPField.Name("Host")!],
                origin == "http://\(host)" || origin == "https://\(host)"
            else { throw PageError.badRequest }
        }
        if case .nobody = route.need { return }
        if visit.officer != nil {
            guard visit.form["ma-bieu-mau"] == visit.token else { throw PageError.badRequest }
        }
    }

    private func fields(of request: Request, limit: Int) async throws -> FormFields {
        guard request.method == .post else { return FormFields() }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw PageError.tooLarge }
        let buffer: ByteBuffer
        do { buffer = try await request.body.collect(upTo: limit) } catch { throw PageError.tooLarge }
        let bytes = Array(buffer.readableBytesView)
        let type = request.headers[.contentType] ?? ""
        if type.hasPrefix("multipart/form-data"), let mark = type.firstRange(of: "boundary=") {
            let boundary = type[mark.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
            guard let fields = FormFields(multipart: bytes, boundary: String(boundary)), fields.isUnambiguous else {
                throw PageError.badRequest
            }
            return fields
        }
        guard type.hasPrefix("application/x-www-form-urlencoded"), let fields = FormFields(urlEncoded: bytes), fields.isUnambiguous
        else {
            throw PageError.badRequest
        }
        return fields
    }

    func failure(_ error: any Error, officer: Officer?, path: String, now: Instant) -> Answer {
        let shell = Shell(site: site, officer: officer, now: now, path: path)
        switch error {
        case PageError.notFound, StoreError.notFound: return shell.error(.notFound, ShellWords.notFound)
        case PageError.forbidden(let permission), DeskError.notPermitted(let permission):
            return shell.error(.forbidden, ShellWords.forbidden(AccessWords.name(permission)))
        case DeskError.outsideArea: return shell.error(.forbidden, ShellWords.outsideArea)
        case DeskError.ownHousehold: return shell.error(.forbidden, ShellWords.ownHousehold)
        case PageError.badRequest: return shell.error(.badRequest, ShellWords.badRequest)
        case PageError.tooLarge: return shell.error(.contentTooLarge, ShellWords.tooLarge)
        case StoreError.changedMeanwhile, DeskError.keyUsedForAnotherRequest:
            return shell.error(.conflict, ShellWords.changedMeanwhile)
        case DatabaseError.busy: return shell.error(.serviceUnavailable, ShellWords.busy)
        default:
            let code = String(site.desk.randomness.bytes(3).hexadecimal)
            logger.error("\(code) \(path): \(error)")
            return shell.error(.internalServerError, ShellWords.fault(code: code))
        }
    }

    static let cookieName = "giamngheo"

    /// What answers as ever before a given password is replaced.
    private static let whileTemporary: Set<String> = [SitePath.ownPassword, SitePath.signIn, SitePath.signOut, Asset.stylesheet.path]

    private func cookie(of request: Request) -> String? {
        let name = SessionCookie.name(isLoopback: site.isLoopback)
        for part in (request.headers[.cookie] ?? "").split(separator: ";") {
            let halves = part.drop { $0 == " " }.split(separator: "=", maxSplits: 1)
            if halves.count == 2, halves[0] == name { return String(halves[1]) }
        }
        return nil
    }
}

/// The cookie of a session: bound to the host and to TLS, but on a machine that serves only itself.
enum SessionCookie {
    static func name(isLoopback: Bool) -> String { isLoopback ? "phien" : "__Host-phien" }

    static func value(_ secret: String, isLoopback: Bool) -> String {
        "\(name(isLoopback: isLoopback))=\(secret); Path=/; HttpOnly; SameSite=Lax\(isLoopback ? "" : "; Secure")"
    }

    static func ended(isLoopback: Bool) -> String { value("", isLoopback: isLoopback) + "; Max-Age=0" }
}

/// An address that no route has, and errors of the router itself, in the words of the house.
struct NothingElse: RouterMiddleware {
    typealias Context = AskerContext
    let door: Door

    func handle(
        _ request: Request, context: AskerContext, next: (Request, AskerContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return door.failure(PageError.notFound, officer: nil, path: request.uri.path, now: door.site.desk.now).response()
        }
    }
}
