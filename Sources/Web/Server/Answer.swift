import HTTPTypes
import Hummingbird
import Markup

/// What a handler answers with.
enum Answer: Sendable {
    case page(HTML, status: HTTPResponse.Status = .ok)
    /// A page that also sets the cookie of a new session.
    case pageWithCookie(HTML, cookie: String)
    case seeOther(String, cookie: String? = nil)
    case file([UInt8], type: String, name: String)
    case asset([UInt8], type: String)
    /// To a script: some data, or word that it was done.
    case data([UInt8], type: String)
    case nothing

    func response(cookie extra: String? = nil) -> Response {
        switch self {
        case .page(let html, let status):
            return Self.response(status, html.bytes, [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"], cookie: extra)
        case .pageWithCookie(let html, let cookie): return Answer.page(html).response(cookie: cookie)
        case .seeOther(let path, let cookie):
            return Self.response(.seeOther, [], [.location: path, .cacheControl: "no-store"], cookie: cookie ?? extra)
        case .file(let bytes, let type, let name):
            let ascii = String(
                name.utf8.map {
                    (48...57).contains($0) || (97...122).contains($0) || (65...90).contains($0) || $0 == 46 || $0 == 45
                        ? Character(Unicode.Scalar($0)) : "-"
                })
            // Old browsers take the first name, all others the second (RFC 6266).
            let exact = name.utf8.map { byte in
                let scalar = Unicode.Scalar(byte)
                let isPlain = byte < 128 && (scalar.properties.isAlphabetic || (48...57).contains(byte) || byte == 46 || byte == 45)
                return isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }.joined()
            return Self.response(
                .ok, bytes,
                [
                    .contentType: type, .cacheControl: "no-store",
                    .contentDisposition: "attachment; filename=\"\(ascii)\"; filename*=UTF-8''\(exact)",
                ], cookie: extra)
        case .data(let bytes, let type): return Self.response(.ok, bytes, [.contentType: type, .cacheControl: "no-store"], cookie: extra)
        case .nothing: return Self.response(.noContent, [], [.cacheControl: "no-store"], cookie: extra)
        case .asset(let bytes, let type):
            return Self.response(.ok, bytes, [.contentType: type, .cacheControl: "public, max-age=31536000, immutable"], cookie: nil)
        }
    }

    private static func response(
        _ status: HTTPResponse.Status, _ bytes: [UInt8], _ fields: HTTPFields, cookie: String?
    ) -> Response {
        var fields = fields
        for (name, value) in SecurityHeaders.all { fields[name] = value }
        if let cookie { fields[.setCookie] = cookie }
        return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// The same for every answer (`RELIABILITY.md` section 11).
enum SecurityHeaders {
    static let all: [(HTTPField.Name, String)] = [
        (
            .contentSecurityPolicy,
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'"
        ),
        (.xContentTypeOptions, "nosniff"),
        (HTTPField.Name("Referrer-Policy")!, "same-origin"),
        (HTTPField.Name("Permissions-Policy")!, "camera=(), geolocation=(), microphone=()"),
        (HTTPField.Name("Cross-Origin-Opener-Policy")!, "same-origin"),
        (HTTPField.Name("Cross-Origin-Resource-Policy")!, "same-origin"),
        (.strictTransportSecurity, "max-age=63072000"),
    ]
}
