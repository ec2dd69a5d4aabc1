/// Short hashes of the members that an import gave an article last: they tell later who changed which of them.
///
/// As a text: `1:`, then the hash of each member in the order of `ImportMember`, then that of the article's tags, with
/// commas between. A member on which the import had no opinion is empty.
struct ImportDigest {
    /// Stands for the tags of an article until they are known.
    private static let pending = "?"
    private static let version = "1:"

    private let members: [String]
    /// Of the identities of the tags as the import left them; renaming a tag does not change it.
    let tags: String

    /// What a draft brings. `tags` is what is kept of the tags; without it, those of the article as it will be stored.
    init(_ draft: ArticleDraft, tags: String? = nil) {
        members = ImportMember.allCases.map { draft.hash(of: $0) ?? "" }
        self.tags = tags ?? Self.pending
    }

    /// `nil` for a text that this version does not know.
    init?(_ text: String?) {
        guard let text, text.hasPrefix(Self.version) else { return nil }
        let parts = text.dropFirst(2).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == ImportMember.allCases.count + 1, let last = parts.last else { return nil }
        members = parts.dropLast()
        tags = last
    }

    /// The hash of a member; `nil` where the import had no opinion.
    func hash(of member: ImportMember) -> String? {
        let hash = members[member.index]
        return hash.isEmpty ? nil : hash
    }

    var text: String { Self.version + (members + [tags]).joined(separator: ",") }

    /// The text with the tags of an article where they were not known.
    static func completing(_ text: String, _ tags: [ArticleTag]) -> String {
        text.hasSuffix("," + pending) ? String(text.dropLast()) + hash(of: tags) : text
    }

    static func hash(of tags: [ArticleTag]) -> String { hash(of: tags.map(\.id.description)) }

    static func hash(of slug: Slug) -> String { hash(of: [slug.text]) }

    fileprivate static func hash(of texts: [String]) -> String {
        var bytes: [UInt8] = []
        for text in texts {
            bytes += text.utf8
            bytes.append(0)
        }
        return String(contentHash(bytes) >> 16, radix: 16)
    }
}

/// The members of an article that an import gives it, by their names in JSON.
enum ImportMember: String, CaseIterable {
    case title
    case excerpt
    case body
    case format
    case status
    case publishedAt = "published_at"
    case tags
    case authors
    case image
    case canonicalURL = "canonical_url"
    case language
    case metadata
    case slug

    fileprivate var index: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

extension ArticleDraft {
    /// `nil` where the draft has no opinion.
    func hash(of member: ImportMember) -> String? {
        let texts: [String]
        switch member {
        case .title: texts = [title]
        case .excerpt: texts = [excerpt]
        case .body: texts = [body]
        case .format: texts = [format.rawValue]
        case .status: texts = [status.rawValue]
        case .publishedAt:
            switch publishedAt {
            case .absent: return nil
            case .cleared: texts = []
            case .value(let time): texts = [time.description]
            }
        case .tags: texts = tags.map { $0.isSlug ? "#" + $0.text : $0.key }
        case .authors: texts = authors
        case .image: texts = image.map { [$0.url, $0.alt] } ?? []
        case .canonicalURL: texts = canonicalURL.map { [$0] } ?? []
        case .language: texts = language.map { [$0] } ?? []
        case .metadata: texts = [metadata]
        case .slug:
            guard case .value(let slug) = slug else { return nil }
            texts = [slug.text]
        }
        return ImportDigest.hash(of: texts)
    }
}

extension Article {
    /// The hash that a draft has that brings the same; of tags, that of their names.
    func hash(of member: ImportMember) -> String {
        let texts: [String] =
            switch member {
            case .title: [title]
            case .excerpt: [excerpt]
            case .body: [body]
            case .format: [format.rawValue]
            case .status: [status.rawValue]
            case .publishedAt: publishedAt.map { [$0.description] } ?? []
            case .tags: tags.map(\.name.folded)
            case .authors: authors
            case .image: image.map { [$0.url, $0.alt] } ?? []
            case .canonicalURL: canonicalURL.map { [$0] } ?? []
            case .language: language.map { [$0] } ?? []
            case .metadata: [metadata]
            case .slug: [slug.text]
            }
        return ImportDigest.hash(of: texts)
    }
}
