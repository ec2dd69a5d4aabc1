import Synchronization
import TextAnalysis

/// Profiles that were read before, as comparisons need them: what has not changed is neither read nor weighed again.
///
/// An entry holds as long as the stored fingerprint is the same. The names of tags change without it: with the
/// revision of tags everything is dropped. Of what is too much, those go that were not asked for lately.
final class ProfileCache: Sendable {
    /// What is known of an article.
    struct Entry: Sendable {
        let fingerprint: Int64
        let language: String?
        let tags: [ArticleTag]
        let terms: TermProfile
        /// As they weigh in the collection of this number.
        var weighed: (collection: Int, vector: TermVector)?

        /// The same in another language, not weighed yet.
        func inLanguage(_ language: String?) -> Entry {
            Entry(fingerprint: fingerprint, language: language, tags: tags, terms: terms)
        }

        /// About how many bytes it takes.
        fileprivate var size: Int {
            256 + 96 * tags.count + 16 * terms.entries.count + 16 * (weighed?.vector.termCount ?? 0)
        }
    }

    private struct State {
        var tagRevision: Int64 = 0
        var recent: [ArticleID: Entry] = [:]
        var former: [ArticleID: Entry] = [:]
        /// Of `recent`, in bytes.
        var size = 0

        mutating func entry(of article: ArticleID) -> Entry? {
            if let entry = recent[article] { return entry }
            guard let entry = former.removeValue(forKey: article) else { return nil }
            insert(entry, of: article)
            return entry
        }

        mutating func insert(_ entry: Entry, of article: ArticleID) {
            size += entry.size - (recent.updateValue(entry, forKey: article)?.size ?? 0)
            guard size > ProfileCache.limit / 2 else { return }
            (former, recent, size) = (recent, [:], 0)
        }
    }

    /// The most bytes of all entries.
    static let limit = 48 << 20

    private let state = Mutex(State())

    /// What is known of these articles while the tags are of this revision.
    func entries(of articles: [ArticleID], _ tagRevision: Int64) -> [ArticleID: Entry] {
        state.withLock { state in
            guard state.tagRevision == tagRevision else {
                state = State(tagRevision: tagRevision)
                return [:]
            }
            var entries: [ArticleID: Entry] = [:]
            for article in articles { entries[article] = state.entry(of: article) }
            return entries
        }
    }

    /// Keeps what was read after the revision of the tags, unless that is another one by now.
    func keep(_ entries: [ArticleID: Entry], _ tagRevision: Int64) {
        guard !entries.isEmpty else { return }
        state.withLock { state in
            guard state.tagRevision == tagRevision else { return }
            for (article, entry) in entries { state.insert(entry, of: article) }
        }
    }
}

/// A profile as the storage returned it, with what was known of it.
struct FoundProfile: Sendable {
    /// Without profile and tags if it is known.
    let stored: ArticleProfile
    let known: ProfileCache.Entry?

    init(_ stored: ArticleProfile, known: ProfileCache.Entry?) {
        self.stored = stored
        guard let known, known.fingerprint == stored.fingerprint else {
            self.known = nil
            return
        }
        // The fingerprint does not tell of the language, and the words of tags are read by it.
        self.known = known.language == stored.language ? known : known.inLanguage(stored.language)
    }

    /// What is to be known of it; `nil` when it is malformed.
    var entry: ProfileCache.Entry? {
        if let known { return known }
        guard let terms = TermProfile(bytes: stored.profile) else { return nil }
        return .init(
            fingerprint: stored.fingerprint, language: stored.language, tags: stored.tags, terms: terms)
    }

    /// About how many bytes there are to read.
    var size: Int { known == nil ? stored.profile.count : 32 }
}

extension ArticleService {
    /// The profiles of these articles in the collection.
    func profiles(
        of articles: [ArticleID], in collection: CollectionStatistics.Collection
    ) async throws(ArticleError) -> [FoundProfile] {
        guard !articles.isEmpty else { return [] }
        let known = profileCache?.entries(of: articles, collection.tagRevision) ?? [:]
        return try await storage.profiles(
            of: articles, version: collection.version, besides: known.mapValues(\.fingerprint)
        ).map { FoundProfile($0, known: known[$0.article]) }
    }
}
