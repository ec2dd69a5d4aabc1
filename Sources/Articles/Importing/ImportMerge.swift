/// What an import makes of an article that is there: a merge of three, member by member – the input as it was imported
/// last, the input now, the article now.
///
/// A member that only one of them changed is as that one has it. One that both changed, and differently, is a conflict.
struct ImportMerge {
    /// What to write.
    private(set) var draft: ArticleDraft
    /// The members that both changed, by their names in JSON.
    private(set) var conflicts: [String] = []
    /// The members that were changed here, and stay.
    private(set) var kept: [String] = []

    private let article: Article
    private let digest: ImportDigest?

    /// A preference decides conflicts; without one, the draft has the article's side of them.
    init(_ input: ArticleDraft, into article: Article, preferring preference: ImportPreference?) {
        draft = input
        self.article = article
        digest = ImportDigest(article.source?.digest)
        var keepsTags = false
        for member in ImportMember.allCases {
            guard let now = input.hash(of: member), now != article.hash(of: member) else {
                if input.hash(of: member) == nil { keep(member) }
                continue
            }
            if digest?.hash(of: member) == now {
                if !isUntouched(member) { kept.append(member.rawValue) }
            } else if isUntouched(member) {
                continue
            } else {
                switch preference {
                case .file: continue
                case .article: break
                case nil: conflicts.append(member.rawValue)
                }
            }
            keep(member)
            if member == .tags { keepsTags = true }
        }
        guard let source = input.source else { return }
        let tags = keepsTags ? digest?.tags ?? "" : nil
        draft.source = Source(
            name: source.name, id: source.id, digest: ImportDigest(input, tags: tags).text)
    }

    /// Whether nobody but an import has given the article this member.
    private func isUntouched(_ member: ImportMember) -> Bool {
        guard let digest else { return article.version == 1 }
        let last = digest.hash(of: member)
        switch member {
        case .tags: return digest.tags == ImportDigest.hash(of: article.tags)
        case .publishedAt: return last == nil || last == article.hash(of: member)
        case .slug:
            // A number behind it is of who made it unique.
            var wish = article
            if let base = article.slug.withoutNumber { wish.slug = base }
            return last == nil || last == article.hash(of: member) || last == wish.hash(of: member)
        case .title, .excerpt, .body, .format, .status, .authors, .image, .canonicalURL, .language, .metadata:
            return last == article.hash(of: member)
        }
    }

    /// Gives the draft the article's own member.
    private mutating func keep(_ member: ImportMember) {
        switch member {
        case .title: draft.title = article.title
        case .excerpt: draft.excerpt = article.excerpt
        case .body: draft.body = article.body
        case .format: draft.format = article.format
        case .status:
            draft.status = article.status
            draft.isScheduled = false
        case .publishedAt: draft.publishedAt = .absent
        case .tags: draft.tags = article.tags.map { TagName(slug: $0.slug) }
        case .authors: draft.authors = article.authors
        case .image: draft.image = article.image
        case .canonicalURL: draft.canonicalURL = article.canonicalURL
        case .language: draft.language = article.language
        case .metadata: draft.metadata = article.metadata
        case .slug: draft.slug = .absent
        }
    }
}

/// Who wins where the input of an import and an editor changed the same member.
public enum ImportPreference: String, Sendable, CaseIterable {
    case file
    case article
}

extension Slug {
    /// `hello` of `hello-2`.
    fileprivate var withoutNumber: Slug? {
        guard let hyphen = text.lastIndex(of: "-"), let number = Int(text[text.index(after: hyphen)...]),
            number > 1,
            hyphen > text.startIndex
        else { return nil }
        return Slug(stored: String(text[..<hyphen]))
    }
}
