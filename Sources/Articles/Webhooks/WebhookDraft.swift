public import StrictJSON

/// What is set of a webhook by whoever subscribes. One that exists is valid.
public struct WebhookDraft: Hashable, Sendable {
    /// Where messages are sent.
    public var url: String
    /// What it is for, in the words of who made it.
    public var description: String
    /// Who is told: the public, or editors. It never changes.
    public var audience: ChangeScope
    /// The kinds of changes, at least one.
    public var events: [EventPattern]
    /// Only articles that carry this tag.
    public var tag: Slug?
    /// Only articles in this language.
    public var language: String?
    /// Whether messages are sent.
    public var isEnabled: Bool

    /// A draft.
    public init(
        url: String, description: String = "", audience: ChangeScope = .visible, events: [EventPattern],
        tag: Slug? = nil, language: String? = nil, isEnabled: Bool = true
    ) {
        self.url = url
        self.description = description
        self.audience = audience
        self.events = events
        self.tag = tag
        self.language = language
        self.isEnabled = isEnabled
    }

    /// The most characters of a URL, and of a description.
    public static let textLimit = 2_000

    /// The members that the service sets itself: they are taken in a body, and have no effect.
    static let ownMembers = [
        "id", "state", "sequence", "former_secret_expires_at", "version", "created_at", "updated_at",
    ]

    /// Reads the JSON object of a webhook. Throws `invalid` with every violation.
    ///
    /// With `allowsHTTP` a URL may be one of http; else it must be of https.
    public init(json: JSONValue, allowsHTTP: Bool) throws(ArticleError) {
        var reader = MemberReader(
            json,
            known: ["url", "description", "audience", "events", "filter", "enabled"] + Self.ownMembers)
        let url = reader.parsed(
            "url", atMost: Self.textLimit, Self.rule(ofURL: allowsHTTP),
            { Self.isEndpoint($0, allowsHTTP: allowsHTTP) ? $0 : nil })
        if reader.value("url") == nil { reader.report("url", "required", "is required") }
        let audience = reader.parsed("audience", atMost: 32, "must be public or editors") {
            ChangeScope(audience: $0)
        }
        let events = Self.events(&reader)
        self.init(
            url: url ?? "", description: reader.text("description", atMost: Self.textLimit) ?? "",
            audience: audience ?? .visible, events: events)
        readFilter(&reader)
        isEnabled = reader.flag("enabled") ?? true
        guard reader.violations.isEmpty else { throw .invalid("the webhook", reader.violations) }
    }

    private static func events(_ reader: inout MemberReader) -> [EventPattern] {
        var patterns: [EventPattern] = []
        for (index, element) in reader.elements("events", atMost: EventPattern.all.count).enumerated() {
            if case .string(let text) = element, let pattern = EventPattern(text) {
                if !patterns.contains(pattern) { patterns.append(pattern) }
                continue
            }
            let rule = "must be one of \(EventPattern.all.joined(separator: ", "))"
            reader.adopt([.init("/events/\(index)", "unknown_value", rule)])
        }
        if reader.value("events") == nil {
            reader.report("events", "required", "is required, such as [\"article.*\"]")
        } else if patterns.isEmpty, reader.violations.isEmpty {
            reader.report("events", "empty", "must not be empty")
        }
        return patterns
    }

    private mutating func readFilter(_ reader: inout MemberReader) {
        guard let value = reader.value("filter") else { return }
        var inner = MemberReader(value, at: "/filter", known: ["tag", "language"])
        tag = inner.parsed("tag", atMost: .max, ArticleDraft.slugRule) { Slug($0) }
        language = inner.parsed("language", atMost: .max, "must be a language tag such as en or pt-BR") {
            LanguageTag.canonical($0)
        }
        reader.adopt(inner.violations)
    }

    private static func rule(ofURL allowsHTTP: Bool) -> String {
        "must be an absolute \(allowsHTTP ? "http or https" : "https") URL without a user, a password and a fragment"
    }

    /// Whether messages can be sent there. Which address it leads to is looked at when they are.
    static func isEndpoint(_ text: String, allowsHTTP: Bool) -> Bool {
        let isPlain = text.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
        guard isPlain, let end = text.firstRange(of: "://")?.upperBound else { return false }
        let scheme = text[..<end].lowercased()
        let host = text[end...].prefix { !"/?#".contains($0) }
        return (scheme == "https://" || allowsHTTP && scheme == "http://")
            && !host.isEmpty && !host.hasPrefix(":") && !host.contains("@") && !text.contains("#")
            && hasPort(host)
    }

    /// Whether the port behind a host, if there is one, is that of a server (RFC 3986 §3.2.3).
    private static func hasPort(_ host: Substring) -> Bool {
        let port =
            host.drop { $0 != "[" }.isEmpty ? host.drop { $0 != ":" } : host.drop { $0 != "]" }.dropFirst()
        guard let mark = port.first else { return true }
        let number = port.dropFirst()
        return mark == ":"
            && (number.isEmpty
                || number.utf8.allSatisfy { (0x30...0x39).contains($0) }
                    && Int(number).map { (1...65_535).contains($0) } ?? false)
    }
}

extension ChangeScope {
    /// Who is told, in the word of webhooks.
    var audience: String {
        switch self {
        case .all: "editors"
        case .visible: "public"
        case .administration: "administrators"
        }
    }

    init?(audience: String) {
        guard let scope = Self.ofFeed.first(where: { $0.audience.hasSameBytes(as: audience) }) else {
            return nil
        }
        self = scope
    }
}
