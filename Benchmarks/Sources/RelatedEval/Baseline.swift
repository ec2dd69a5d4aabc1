/// Lists that need no text, to compare with: of what is newest, or of what shares a tag.
struct Baseline {
    private let newestFirst: [EvaluationDocument]

    init(_ collection: EvaluationCollection) {
        newestFirst = collection.all.sorted { left, right in
            left.publishedAt == right.publishedAt
                ? left.id < right.id : left.publishedAt > right.publishedAt
        }
    }

    /// The newest other articles.
    func newest(besides document: EvaluationDocument, limit: Int) -> [String] {
        Array(newestFirst.lazy.map(\.name).filter { $0 != document.name }.prefix(limit))
    }

    /// The newest other articles with a tag of this one.
    func tagged(as document: EvaluationDocument, limit: Int) -> [String] {
        let tags = Set(document.tags)
        guard !tags.isEmpty else { return [] }
        let sharing = newestFirst.lazy.filter { other in
            other.name != document.name && other.tags.contains { tags.contains($0) }
        }
        return Array(sharing.prefix(limit).map(\.name))
    }
}
