import Articles
import Foundation

/// Finds articles whose file was moved or renamed, and deleted ones too: what `FormerItems` takes for the same, and the
/// file gone.
///
/// Looks once at what the storage has of a source, when its first item comes.
struct MovedItems {
    private struct Known {
        var former = FormerItems()
        /// Whether an earlier version imported files of the format, under its name.
        var hasLegacy = false
    }

    private let service: ArticleService
    private let isGivenName: Bool
    /// By the bytes of the name of the source.
    private var known: [[UInt8]: Known] = [:]

    init(_ service: ArticleService, isGivenName: Bool) {
        self.service = service
        self.isGivenName = isGivenName
    }

    /// From where the article of an item that is one file is known; `nil` if it is known as it is, or new. `service` finds what was
    /// imported before it.
    mutating func formerSource(
        of draft: ArticleDraft, _ item: ImportItem, in service: ArticleService
    ) async throws(ArticleError) -> Source? {
        guard item.yieldsSlug, draft.id == nil, let source = draft.source else { return nil }
        let key = Array(source.name.utf8)
        if known[key] == nil { known[key] = try await look(source.name, item) }
        let hasLegacy = known[key]?.hasLegacy ?? false
        guard hasLegacy || known[key]?.former.isEmpty == false,
            try await service.article(from: source) == nil,
            // What was deleted is not another article under a new name.
            try await service.tombstone(from: source) == nil
        else { return nil }
        if hasLegacy, let legacy = item.legacySource, try await isKnown(draft, from: legacy, in: service) {
            return legacy
        }
        return known[key]?.former.take(draft)
    }

    /// Whether the article that an earlier version knew from there is this one: if it has its text, or was deleted and
    /// is the same by `FormerItems`.
    private func isKnown(
        _ draft: ArticleDraft, from source: Source, in service: ArticleService
    ) async throws(ArticleError) -> Bool {
        if let article = try await service.article(from: source) {
            return article.title.hasSameBytes(as: draft.title) && article.body.hasSameBytes(as: draft.body)
        }
        guard let tombstone = try await service.tombstone(from: source) else { return false }
        var former = FormerItems()
        former.add(tombstone)
        return former.take(draft) != nil
    }

    private func look(_ name: String, _ item: ImportItem) async throws(ArticleError) -> Known {
        var found = Known()
        let legacy = isGivenName ? nil : item.legacySource?.name
        let exists = item.exists ?? { _ in true }
        try await service.forEachArticle(fromSources: { source in
            if let legacy, source.name.hasSameBytes(as: legacy) { found.hasLegacy = true }
            return Self.isFormer(source, of: name, exists)
        }) { article in
            found.former.add(article)
        }
        // Under the other spelling an earlier version knew it.
        let other = name.decomposedStringWithCanonicalMapping
        for spelling in other.hasSameBytes(as: name) ? [name] : [name, other] {
            for tombstone in try await service.tombstones(fromSourcesNamed: spelling) {
                guard let source = tombstone.source, Self.isFormer(source, of: name, exists) else { continue }
                found.former.add(tombstone)
            }
        }
        if let legacy, try await !service.tombstones(fromSourcesNamed: legacy).isEmpty {
            found.hasLegacy = true
        }
        return found
    }

    /// Whether nothing in the input is known by a source any more: its file is gone, or its name is in another form of
    /// Unicode.
    private static func isFormer(_ source: Source, of name: String, _ exists: (String) -> Bool) -> Bool {
        source.name == name && (!source.name.hasSameBytes(as: name) || !exists(source.id))
    }
}
