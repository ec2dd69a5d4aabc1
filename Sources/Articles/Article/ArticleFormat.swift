/// How the body of an article is written.
public enum ArticleFormat: String, Sendable, CaseIterable {
    case markdown
    case html
    case plain
}

/// The state an editor gave an article. Whether the public sees it also depends on its time.
public enum ArticleStatus: String, Sendable, CaseIterable {
    case draft
    case published
    case archived
}

/// The picture of an article.
public struct ArticleImage: Sendable {
    /// An absolute `http` or `https` URL, or a path that starts with `/`.
    public var url: String
    /// The text for those who do not see the picture.
    public var alt: String

    /// An image.
    public init(url: String, alt: String) {
        self.url = url
        self.alt = alt
    }
}

/// Where an article was imported from. The pair is unique among articles, compared as bytes.
public struct Source: Hashable, Sendable {
    /// The system, e.g. `wordpress`.
    public let name: String
    /// The identity of the article there.
    public let id: String
    /// What the last import gave the article, as hashes (`ImportDigest`); no part of the identity, and of no response.
    /// Known only of an article that was read with its body.
    public var digest: String?

    /// A source.
    public init(name: String, id: String, digest: String? = nil) {
        self.name = name
        self.id = id
        self.digest = digest
    }

    /// Equal bytes; canonical equivalents stay apart, as in the databases.
    public static func == (left: Self, right: Self) -> Bool {
        left.name.hasSameBytes(as: right.name) && left.id.hasSameBytes(as: right.id)
    }

    /// Hashes the bytes.
    public func hash(into hasher: inout Hasher) {
        for byte in name.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0))
        for byte in id.utf8 { hasher.combine(byte) }
    }
}
