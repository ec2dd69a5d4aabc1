import Synchronization
import TextAnalysis

/// What terms weigh in the collection as it is, computed again when the sample has changed.
///
/// The sample are the visible articles with the smallest keys: a function of the content, whatever the order
/// in which it was written, and nothing that writers would queue for. A collection of up to `size` articles
/// is its own sample.
final class CollectionStatistics: Sendable {
    /// What a comparison needs to know of a collection.
    struct Collection {
        /// The rules that the analyses in use are of.
        var version: Int
        var weights: CollectionWeights
        /// Tags that make no articles alike.
        var ignoredTags: Set<TagID>
        /// About how many articles there are.
        var articleCount = 0
        /// Whether the index in use was made by former rules, at least in part.
        var isOutdated = false
        /// In how many articles of the sample each term is.
        var tally = TermTally()
        /// Another one for other weights, versions or ignored tags.
        var number = 0
        /// The revision of tags that it was read at, or before.
        var tagRevision: Int64 = 0

        /// About how many articles hold a term of texts.
        func holders(of term: TermID) -> Int {
            guard tally.articleCount > 0 else { return 0 }
            return (tally.holders(of: term) + 1) * articleCount / tally.articleCount
        }
    }

    /// The most articles of the sample. Twice as many make no better lists.
    static let size = 2_048

    private struct Member {
        var fingerprint: Int64
        var terms: [TermID]
    }

    private struct Snapshot {
        var state: SampleState
        var collection: Collection
        var members: [ArticleID: Member]
        var tally: TermTally
    }

    private let snapshot = Mutex<Snapshot?>(nil)
    private let lastNumber = Atomic(0)

    /// The collection at this instant. Its version is the one that the storage uses.
    func collection(
        in storage: any RelatedIndex & TagRepository, at now: Timestamp, _ work: WorkPool = .inPlace
    ) async throws(ArticleError) -> Collection {
        let last = snapshot.withLock { $0 }
        let version = last?.collection.version ?? TextAnalyzer.version
        var query = SampleQuery(version: version, size: Self.size, now: now)
        var state = try await storage.sampleState(query)
        if let used = state.activeVersion, used != query.version {
            query.version = used
            state = try await storage.sampleState(query)
        }
        if let last, last.state == state, last.collection.version == query.version { return last.collection }
        let next = try await updated(last, to: state, query, in: storage, work)
        snapshot.withLock { $0 = next }
        return next.collection
    }

    /// The collection without its weights: what a search needs to know whose result is not ranked.
    func outline(in storage: any RelatedIndex, at now: Timestamp) async throws(ArticleError) -> Collection {
        let version = TextAnalyzer.version
        let state = try await storage.sampleState(SampleQuery(version: version, size: 0, now: now))
        return Collection(
            version: state.activeVersion ?? version,
            weights: CollectionWeights(articleCount: 0, sample: TermTally()), ignoredTags: [],
            isOutdated: state.activeVersion != version)
    }

    /// Counts what changed since the last snapshot.
    private func updated(
        _ last: Snapshot?, to state: SampleState, _ query: SampleQuery,
        in storage: any RelatedIndex & TagRepository,
        _ work: WorkPool
    ) async throws(ArticleError) -> Snapshot {
        var members = last?.members ?? [:]
        var tally = last?.tally ?? TermTally()
        var ignoredTags = last?.collection.ignoredTags ?? []
        if last?.state.tagRevision != state.tagRevision || last?.collection.version != query.version {
            members = [:]
            tally = TermTally()
            ignoredTags = try await storage.ignoredTags()
        }
        let sample = try await storage.sample(query)
        let fingerprints = Dictionary(sample.map { ($0.article, $0.fingerprint) }) { first, _ in first }
        let missing = sample.filter { members[$0.article]?.fingerprint != $0.fingerprint }.map(\.article)
        let profiles = try await storage.profiles(of: missing, version: query.version)
        let bytes = profiles.reduce(members.count * 64) { $0 + $1.profile.count }
        return try await work.run(.analysing(bytes)) {
            for (article, member) in members where fingerprints[article] != member.fingerprint {
                tally.remove(member.terms)
                members[article] = nil
            }
            for profile in profiles {
                let member = Member(fingerprint: fingerprints[profile.article] ?? 0, terms: profile.terms)
                tally.add(member.terms)
                members[profile.article] = member
            }
            let weights = CollectionWeights(articleCount: Self.estimate(state), sample: tally)
            let collection = Collection(
                version: query.version, weights: weights, ignoredTags: ignoredTags,
                articleCount: Self.estimate(state), isOutdated: state.activeVersion != TextAnalyzer.version,
                tally: tally, number: self.lastNumber.add(1, ordering: .relaxed).newValue,
                tagRevision: state.tagRevision)
            return Snapshot(state: state, collection: collection, members: members, tally: tally)
        }
    }

    /// About how many visible articles there are: all, when they do not fill the sample; otherwise by how
    /// densely the smallest keys lie (K. Beyer et al., On synopses for distinct-value estimation, 2007).
    static func estimate(_ state: SampleState) -> Int {
        guard state.count >= size, state.greatestKey > 0 else { return state.count }
        let density = Double(state.count - 1) / Double(state.greatestKey)
        return max(state.count, Int(min(density * 0x1p63, 1e12)))
    }
}

extension ArticleProfile {
    /// The distinct terms of the text and the tags, as the statistics count them.
    fileprivate var terms: [TermID] {
        let text = TermProfile(bytes: profile)?.entries.map(\.id) ?? []
        return text + Set(tags.map { TermID(tagKey: $0.name.folded) })
    }
}
