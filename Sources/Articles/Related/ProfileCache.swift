import Synchronization
import TextAnalysis

/// Profiles that were read before, as comparisons need them: what has not changed is neither read nor weighed again.
///
/// An entry holds as long as the stored fingerprint is the same. The names of tags change without it: with the
/// revision of tags everything is dropped. Of what is too much, those go that were not asked for lately.
final class ProfileCache: Sendable {
    /// What is known of an article; shared, not copied.
    final class Entry: Sendable {
        let fingerprint: Int64
        let language: String?
        let tags: [ArticleTag]
        /// How many words its profile counts.
        let wordCount: Int
        /// How many terms its profile has.
        let termCount: Int
        private let terms: Terms

        /// A vector takes the place of the profile that it was made of: there are many of them.
        private enum Terms {
            case read(TermProfile)
            case weighed(TermVector, collection: Int)
        }

        init(fingerprint: Int64, language: String?, tags: [ArticleTag], profile: TermProfile) {
            self.fingerprint = fingerprint
            self.language = language
            self.tags = tags
            wordCount = profile.entries.reduce(0) { $0 + Int($1.halves) } / 2
            termCount = profile.entries.count
            terms = .read(profile)
        }

        private init(_ other: Entry, language: String?, _ terms: Terms) {
            (fingerprint, tags) = (other.fingerprint, other.tags)
            (wordCount, termCount) = (other.wordCount, other.termCount)
            (self.language, self.terms) = (language, terms)
        }

        /// Its profile.
        var profile: TermProfile {
            switch terms {
            case .read(let profile): profile
            case .weighed(let vector, _): vector.profile
            }
        }

        /// As it weighs in the collection of this number, if that is known.
        func vector(in collection: Int) -> TermVector? {
            guard case .weighed(let vector, collection) = terms else { return nil }
            return vector
        }

        /// How many halves of an occurrence its profile counts of a term.
        func halves(of term: TermID) -> Int {
            switch terms {
            case .read(let profile): profile.halves(of: term)
            case .weighed(let vector, _): vector.halves(of: term)
            }
        }

        /// The same with the vector that its profile and tags have in the collection of this number.
        func weighed(_ vector: TermVector, collection: Int) -> Entry {
            Entry(self, language: language, .weighed(vector, collection: collection))
        }

        /// The same in another language, not weighed yet.
        func inLanguage(_ language: String?) -> Entry {
            Entry(self, language: language, .read(profile))
        }

        /// About how many bytes it takes.
        fileprivate var size: Int {
            let count =
                switch terms {
                case .read(let profile): profile.entries.count
                case .weighed(let vector, _): vector.termCount
                }
            return 256 + 96 * tags.count + 16 * count
        }
    }

    private struct State {
        var tagRevision: Int64 = 0
        var entries = RecentlyUsed<Entry>(limit: ProfileCache.limit)
    }

    /// The most bytes of all entries.
    static let limit = 48 << 20

    private let state = Mutex(State())

    /// What is known of each of these candidates while the tags are of this revision, in their order.
    func entries(of candidates: [Candidate], _ tagRevision: Int64) -> [Entry?] {
        let (entries, dropped) = state.withLock { state in
            var entries = [Entry?](repeating: nil, count: candidates.count)
            if state.tagRevision == tagRevision {
                for index in candidates.indices {
                    entries[index] = state.entries.value(of: candidates[index].article)
                }
            } else {
                state.tagRevision = tagRevision
                state.entries.removeAll()
            }
            return (entries, state.entries.takeDropped())
        }
        dropped.release()
        return entries
    }

    /// Keeps what was read after the revision of the tags, unless that is another one by now.
    func keep(_ entries: [ArticleID: Entry], _ tagRevision: Int64) {
        guard !entries.isEmpty else { return }
        let dropped = state.withLock { state in
            if state.tagRevision == tagRevision {
                for (article, entry) in entries { state.entries.insert(entry, of: article, size: entry.size) }
            }
            return state.entries.takeDropped()
        }
        dropped.release()
    }
}

/// An article as the storage found it, with what was known of it.
struct FoundProfile: Sendable {
    let article: ArticleID
    let analysis: AnalysisState
    /// Empty if it is known.
    private let profile: [UInt8]
    private let tags: [ArticleTag]
    let known: ProfileCache.Entry?

    /// A profile as the storage returned it: without profile and tags if it is known.
    init(_ stored: ArticleProfile, known: ProfileCache.Entry?) {
        article = stored.article
        analysis = stored.analysis
        (profile, tags) = (stored.profile, stored.tags)
        self.known = known?.asFound(analysis)
    }

    /// A candidate that is known.
    init?(_ candidate: Candidate, known: ProfileCache.Entry?) {
        guard let analysis = candidate.analysis, let known = known?.asFound(analysis) else { return nil }
        article = candidate.article
        self.analysis = analysis
        (profile, tags) = ([], [])
        self.known = known
    }

    /// What is to be known of it; `nil` when it is malformed.
    var entry: ProfileCache.Entry? {
        if let known { return known }
        guard let terms = TermProfile(bytes: profile) else { return nil }
        return .init(
            fingerprint: analysis.fingerprint, language: analysis.language, tags: tags, profile: terms)
    }

    /// About how many bytes there are to read.
    var size: Int { known == nil ? profile.count : 32 }
}

extension ProfileCache.Entry {
    /// What is known, if it still holds.
    fileprivate func asFound(_ analysis: AnalysisState) -> ProfileCache.Entry? {
        guard fingerprint == analysis.fingerprint else { return nil }
        // The fingerprint does not tell of the language, and the words of tags are read by it.
        return language == analysis.language ? self : inLanguage(analysis.language)
    }
}

extension ArticleService {
    /// The profiles of these articles in the collection.
    func profiles(
        of articles: [ArticleID], in collection: CollectionStatistics.Collection
    ) async throws(ArticleError) -> [FoundProfile] {
        try await profiles(of: articles.map { Candidate(article: $0, score: 0) }, in: collection)
    }

    /// The profiles of these candidates in the collection. The storage is asked for those of which it has not told enough
    /// already, or which are not known.
    func profiles(
        of candidates: [Candidate], in collection: CollectionStatistics.Collection
    ) async throws(ArticleError) -> [FoundProfile] {
        guard !candidates.isEmpty else { return [] }
        let entries = profileCache?.entries(of: candidates, collection.tagRevision)
        var profiles: [FoundProfile] = []
        profiles.reserveCapacity(candidates.count)
        var unread: [ArticleID] = []
        var known: [ArticleID: ProfileCache.Entry] = [:]
        for (index, candidate) in candidates.enumerated() {
            let entry = entries?[index]
            if let profile = FoundProfile(candidate, known: entry) {
                profiles.append(profile)
            } else {
                unread.append(candidate.article)
                known[candidate.article] = entry
            }
        }
        guard !unread.isEmpty else { return profiles }
        return profiles
            + (try await storage.profiles(
                of: unread, version: collection.version, besides: known.mapValues(\.fingerprint)
            )
            .map { FoundProfile($0, known: known[$0.article]) })
    }
}
