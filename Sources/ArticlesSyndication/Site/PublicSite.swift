public import Articles

/// The site that readers visit, as feeds and sitemaps name it.
public struct PublicSite: Sendable {
    /// Its address. It never comes from a request: whoever sends one could write anything into `Host`.
    public var url: SiteURL
    /// What it is called.
    public var title: String
    /// The path of an article behind the address: `{slug}` and `{id}` are replaced.
    public var articlePath: ArticlePath
    /// The language of articles that name none, where one has to be given.
    public var language: String
    /// The hub that is told when the feeds of all articles change (WebSub); nil for none.
    public var hub: String?
    /// The html of an article's body, safe to be shown anywhere.
    public var html: @Sendable (Article) -> String

    /// A site.
    ///
    /// - Parameters:
    ///   - url: Its address.
    ///   - title: What it is called; its host if nil.
    ///   - articlePath: The path of an article behind the address.
    ///   - language: The language of articles that name none, where one has to be given.
    ///   - html: The html of an article's body, safe to be shown anywhere; if nil, its text as paragraphs.
    public init(
        url: SiteURL = .local, title: String? = nil, articlePath: ArticlePath = .articles,
        language: String = "en", html: (@Sendable (Article) -> String)? = nil
    ) {
        self.url = url
        self.title = title ?? url.host
        self.articlePath = articlePath
        self.language = language
        self.html = html ?? { $0.paragraphs }
    }
}

/// The form of the paths of articles.
public struct ArticlePath: Sendable, Hashable {
    private enum Part: Hashable {
        case text(String)
        case slug
        case id
    }

    /// The text, with `{slug}` or `{id}`.
    public let template: String
    private let parts: [Part]

    /// Reads a form; `nil` for one that does not begin with a slash, names no article, or has characters that a path has not.
    public init?(_ template: String) {
        let path = template.replacing("{slug}", with: "").replacing("{id}", with: "")
        guard template.hasPrefix("/"), !template.hasPrefix("//"), template.utf8.count <= 512,
            path != template,
            path.wholeMatch(of: /([A-Za-z0-9\-._~!$&'()*+,;=:@\/?]|%[0-9A-Fa-f]{2})*/) != nil
        else { return nil }
        self.init(known: template)
    }

    private init(known template: String) {
        self.template = template
        var rest = template[...]
        var parts: [Part] = []
        while let place = rest.firstMatch(of: /\{(slug|id)\}/) {
            parts.append(.text(String(rest[..<place.range.lowerBound])))
            parts.append(place.1 == "id" ? .id : .slug)
            rest = rest[place.range.upperBound...]
        }
        self.parts = parts + [.text(String(rest))]
    }

    /// The path of an article.
    package func path(of slug: Slug, id: UniqueID) -> String {
        parts.reduce(into: "") { path, part in
            switch part {
            case .text(let text): path += text
            case .slug: path += slug.text.encodedSegment
            case .id: path += id.description
            }
        }
    }

    /// `/articles/{slug}`
    public static let articles = ArticlePath(known: "/articles/{slug}")
}

extension PublicSite {
    /// Whether the article's own page is here, and where: under `canonical_url` if that is within the site.
    package func address(of article: Article) -> String {
        if let canonical = article.canonicalURL, contains(canonical) { return canonical.encodedURL }
        return url.text + path(of: article)
    }

    /// The address of the page of an article that can't be read any more.
    package func address(ofArticle slug: Slug, id: UniqueID) -> String {
        url.text + articlePath.path(of: slug, id: id)
    }

    /// The path of the article's page behind the address of the site.
    package func path(of article: Article) -> String {
        articlePath.path(of: article.slug, id: article.id)
    }

    /// Where the article belongs, if that is not here: its `canonical_url` on another site.
    package func original(of article: Article) -> String? {
        guard let canonical = article.canonicalURL, !contains(canonical) else { return nil }
        return canonical.encodedURL
    }

    /// The absolute URL of an image.
    package func absolute(_ image: ArticleImage) -> String {
        guard image.url.hasPrefix("/") else { return image.url.encodedURL }
        if image.url.hasPrefix("//") {
            return String(url.origin.prefix { $0 != "/" }) + image.url.encodedURL
        }
        return url.origin + image.url.encodedURL
    }

    /// Whether a URL is one of the site. The scheme and the host are compared without case.
    private func contains(_ address: String) -> Bool {
        let origin = url.origin.utf8.count
        guard String(decoding: address.utf8.prefix(origin), as: UTF8.self).lowercased() == url.origin else {
            return false
        }
        let path = address.utf8.dropFirst(origin)
        let ours = url.text.utf8.dropFirst(origin)
        guard path.starts(with: ours) else { return false }
        let next = path.dropFirst(ours.count).first
        return next == nil || "/?#".utf8.contains(next ?? 0)
    }
}

extension String {
    /// As one segment of a path: every byte escaped that is not unreserved (RFC 3986, 2.3).
    package var encodedSegment: String {
        escaped { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case _: "-._~".utf8.contains(byte)
            }
        }
    }

    /// A URL with every byte escaped that no URL may hold (RFC 3986, 2).
    package var encodedURL: String {
        escaped { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            case _: "-._~:/?#[]@!$&'()*+,;=%".utf8.contains(byte)
            }
        }
    }

    private func escaped(unless isKept: (UInt8) -> Bool) -> String {
        guard !utf8.allSatisfy(isKept) else { return self }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count * 2)
        for byte in utf8 {
            guard !isKept(byte) else {
                bytes.append(byte)
                continue
            }
            let digits = String(byte, radix: 16, uppercase: true)
            bytes += (byte < 16 ? "%0" : "%").utf8
            bytes += digits.utf8
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
