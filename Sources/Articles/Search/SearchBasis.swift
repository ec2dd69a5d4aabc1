import Synchronization
import TextAnalysis

/// What a search or a list of related articles needs to know of the whole storage.
struct SearchBasis: Sendable {
    /// Whether nothing visible is still indexed as hidden.
    var isSeparate: Bool
    /// The languages by whose rules words are read, in the order of their codes.
    var languages: [Language]
    var collection: CollectionStatistics.Collection
}

/// The basis of what the public asks, and of what editors ask, kept until anything changes or the next article appears by
/// itself.
///
/// Without something that tells of changes nothing is kept.
final class SettledState: Sendable {
    private struct State {
        var token: ChangeToken
        var instants: Range<Timestamp>
        var basis: SearchBasis
    }

    private let tracking: (any ChangeTracking)?
    /// Whether a change by another process is known at once, too.
    private let isExact: Bool
    /// By whether it is that of the public.
    private let states = Mutex<[Bool: State]>([:])

    init(tracking: (any ChangeTracking)?, isExact: Bool) {
        self.tracking = tracking
        self.isExact = isExact
    }

    /// Another one after every change; `nil` when that can't be told.
    var token: ChangeToken? { tracking?.changeToken }

    /// The token, as far as it is exact enough for who asks: the public may miss a change by another process for a
    /// moment, editors may not.
    func token(in scope: TagScope) -> ChangeToken? { isExact || scope != .all ? token : nil }

    /// The basis in this scope, if it is still what it was.
    func basis(_ scope: TagScope, at now: Timestamp) -> SearchBasis? {
        guard let token = token(in: scope) else { return nil }
        return states.withLock { states in
            guard let state = states[scope != .all], state.token == token, state.instants.contains(now) else {
                return nil
            }
            return state.basis
        }
    }

    /// Keeps a basis that was read after this token, for these instants.
    func keep(
        _ basis: SearchBasis, _ scope: TagScope, _ token: ChangeToken, _ instants: Range<Timestamp>
    ) {
        states.withLock {
            $0[scope != .all] = State(token: token, instants: instants, basis: basis)
        }
    }
}

extension ArticleService {
    /// What a search in this scope rests on. The collection has weights only if it is ranked.
    func searchBasis(
        _ scope: TagScope, isRanked: Bool, at now: Timestamp
    ) async throws(ArticleError) -> SearchBasis {
        if let basis = settledState.basis(scope, at: now) { return basis }
        let token = settledState.token(in: scope)
        let basis = try await readBasis(scope, isRanked: isRanked, at: now)
        guard let token, isRanked, basis.isSeparate || scope == .all else { return basis }
        let scheduled = ArticleQuery(ArticleFilter(statuses: .scheduled(at: now)), order: .oldest, limit: 1)
        let end = try await storage.articles(scheduled).first?.publishedAt ?? .latest
        if now < end { settledState.keep(basis, scope, token, now..<end) }
        return basis
    }

    /// The collection with its weights, for what is not a search.
    func collection(at now: Timestamp) async throws(ArticleError) -> CollectionStatistics.Collection {
        if settledState.token != nil {
            return try await searchBasis(.visible(at: now), isRanked: true, at: now).collection
        }
        _ = try await indexAppeared(at: now)
        return try await statistics.collection(in: storage, at: now, work)
    }

    private func readBasis(
        _ scope: TagScope, isRanked: Bool, at now: Timestamp
    ) async throws(ArticleError) -> SearchBasis {
        let isSeparate = scope == .all ? false : try await indexAppeared(at: now)
        let (languages, collection) = try await concurrently { () async throws(ArticleError) in
            try await storage.searchedLanguages(in: scope)
        } _: { () async throws(ArticleError) in
            isRanked
                ? try await statistics.collection(in: storage, at: now, work)
                : try await statistics.outline(in: storage, at: now)
        }
        return SearchBasis(
            isSeparate: isSeparate, languages: languages.sorted().map { Language(code: $0) },
            collection: collection)
    }
}
