/// The address of a site: an absolute http or https URL without a query, a fragment or a slash at its end.
public struct SiteURL: Sendable, Hashable {
    /// The text: `https://example.org` or `https://example.org/news`.
    public let text: String
    /// The scheme, the host and the port of it.
    public let origin: String

    /// Reads an address; slashes at its end are left off. `nil` for what is none, for one that names a user, and for
    /// a host in other letters than ASCII ones (RFC 3986, 3.2.2: it is written `xn--…`).
    public init?(_ text: String) {
        guard text.utf8.count <= 512, let scheme = Self.scheme(of: text) else { return nil }
        var kept = text[...]
        while kept.hasSuffix("/") { kept = kept.dropLast() }
        guard kept.utf8.count > scheme.utf8.count else { return nil }
        let rest = kept.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(authority.count)
        guard Self.isAuthority(authority), Self.isPath(path) else { return nil }
        origin = scheme + authority.lowercased()
        self.text = origin + path
    }

    private init(known origin: String) {
        self.origin = origin
        text = origin
    }

    /// The address of a service on this machine, at the default port.
    public static let local = SiteURL(known: "http://localhost:8080")

    /// Whether it names a path.
    package var hasPath: Bool { text.utf8.count > origin.utf8.count }

    /// The host, without the port.
    public var host: String {
        let authority = origin.drop { $0 != "/" }.dropFirst(2)
        guard !authority.hasPrefix("[") else { return authority.prefix { $0 != "]" } + "]" }
        return String(authority.prefix { $0 != ":" })
    }

    /// The scheme with its slashes, in lower case.
    private static func scheme(of text: String) -> String? {
        ["https://", "http://"].first { text.prefix($0.count).lowercased() == $0 }
    }

    private static func isAuthority(_ text: Substring) -> Bool {
        text.wholeMatch(of: /([A-Za-z0-9]([A-Za-z0-9.\-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?/)
            != nil
    }

    private static func isPath(_ text: Substring) -> Bool {
        text.wholeMatch(of: /([A-Za-z0-9\-._~!$&'()*+,;=:@\/]|%[0-9A-Fa-f]{2})*/) != nil
    }
}
