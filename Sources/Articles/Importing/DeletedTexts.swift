/// Where deleted articles had been imported from, by the title and the body that the last import gave each.
public struct DeletedTexts: Sendable {
    private var sources: [[String]: Source] = [:]

    init(_ sources: [Source]) {
        for source in sources {
            guard let digest = ImportDigest(source.digest), let title = digest.hash(of: .title),
                let body = digest.hash(of: .body)
            else { continue }
            self.sources[[title, body]] = source
        }
    }

    /// Whether there is none.
    public var isEmpty: Bool { sources.isEmpty }

    /// Keeps those that satisfy a condition.
    public mutating func filter(_ isKept: (Source) -> Bool) {
        sources = sources.filter { isKept($0.value) }
    }

    /// The source of the deleted article with the text of a draft.
    public subscript(_ draft: ArticleDraft) -> Source? {
        guard let title = draft.hash(of: .title), let body = draft.hash(of: .body) else { return nil }
        return sources[[title, body]]
    }
}
