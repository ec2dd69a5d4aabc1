import Articles
import ArticlesSyndication

/// A form of rules for web servers that lead former addresses to present ones.
struct RedirectWriter: Sendable {
    /// The name, as `--format` takes it.
    let name: String
    /// What comes before all rules.
    let head: String
    private let rule: @Sendable (Redirect, RedirectPath) -> String

    /// Every form.
    static let all = [nginx, netlify, apache, csv]

    /// A rule, with the end of its line.
    func line(_ redirect: Redirect, _ path: RedirectPath) -> String { rule(redirect, path) }

    /// Locations of a `server` block. nginx compares the decoded path, and sends the other as it stands.
    private static let nginx = RedirectWriter(
        name: "redirects-nginx", head: "# Former addresses. Include this file within a server block.\n"
    ) { "location = \"\($1.decodedFrom)\" { return 301 \"\($1.to)\"; }\n" }

    /// The file `_redirects` of Netlify and of Cloudflare Pages.
    private static let netlify = RedirectWriter(
        name: "redirects-netlify", head: "# Former addresses. Name this file _redirects.\n"
    ) { "\($1.from) \($1.to) 301\n" }

    /// Directives of mod_alias, which compares the decoded path, and sends the other as it stands.
    private static let apache = RedirectWriter(
        name: "redirects-apache", head: "# Former addresses. For a server, a virtual host or .htaccess.\n"
    ) { "Redirect 301 \"\($1.decodedFrom)\" \"\($1.to)\"\n" }

    /// RFC 4180 with a header.
    private static let csv = RedirectWriter(name: "redirects-csv", head: "from,to,kind,since\r\n") {
        "\($1.from.csvField),\($1.to.csvField),\($0.kind.rawValue),\($0.createdAt)\r\n"
    }
}

/// The paths of a redirect on the site.
struct RedirectPath {
    /// The former path, with every byte escaped that a path may not hold.
    let from: String
    /// The present path, likewise.
    let to: String
    /// The former path as servers compare it: without escapes.
    let decodedFrom: String

    /// The paths of a redirect. The forms have neither escapes nor a query.
    ///
    /// - Parameters:
    ///   - redirect: what was renamed.
    ///   - article: the form of an article's path, with `{slug}`.
    ///   - tag: the form of a tag's path, with `{slug}`.
    init(_ redirect: Redirect, article: String, tag: String) {
        let template = redirect.kind == .article ? article : tag
        // A dollar is a variable to nginx.
        let escaped = template.replacing("$", with: "%24")
        from = escaped.replacing("{slug}", with: redirect.from.text.encodedSegment)
        to = escaped.replacing("{slug}", with: redirect.to.text.encodedSegment)
        decodedFrom = template.replacing("{slug}", with: redirect.from.text)
    }
}

extension String {
    /// A field of CSV: quoted if it has to be.
    fileprivate var csvField: String {
        contains(where: { ",\"\r\n".contains($0) }) ? "\"\(replacing("\"", with: "\"\""))\"" : self
    }
}
