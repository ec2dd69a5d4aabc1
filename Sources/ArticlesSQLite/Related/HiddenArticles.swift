internal import Articles
internal import Synchronization

/// The articles that are to appear after an instant, which take nobody's place among the postings of a term: a hash table by
/// open addressing, in which each of tens of thousands of postings is looked up.
struct HiddenArticles: Sendable {
    /// None.
    static let none = HiddenArticles([])

    /// `nil` where there is none.
    private let slots: [ArticleID?]

    init(_ articles: [ArticleID]) {
        guard !articles.isEmpty else {
            slots = []
            return
        }
        var capacity = 16
        while capacity < articles.count * 2 { capacity *= 2 }
        var slots = [ArticleID?](repeating: nil, count: capacity)
        for article in articles {
            var slot = Int(truncatingIfNeeded: article.sampleKey) & (capacity - 1)
            while let other = slots[slot], other != article { slot = (slot + 1) & (capacity - 1) }
            slots[slot] = article
        }
        self.slots = slots
    }

    var isEmpty: Bool { slots.isEmpty }

    func contains(_ article: ArticleID) -> Bool {
        guard !slots.isEmpty else { return false }
        var slot = Int(truncatingIfNeeded: article.sampleKey) & (slots.count - 1)
        while let other = slots[slot] {
            if other == article { return true }
            slot = (slot + 1) & (slots.count - 1)
        }
        return false
    }
}

/// The hidden articles as they were read last, for as long as nothing changes and none of them appears.
final class KnownHiddenArticles: Sendable {
    private struct State {
        var token: ChangeToken
        var instants: Range<Timestamp>
        var articles: HiddenArticles
    }

    private let state = Mutex<State?>(nil)

    func articles(_ token: ChangeToken?, at now: Timestamp) -> HiddenArticles? {
        state.withLock { state in
            guard let state, state.token == token, state.instants.contains(now) else { return nil }
            return state.articles
        }
    }

    /// Keeps what was read while this was the token, for these instants.
    func keep(_ articles: HiddenArticles, _ instants: Range<Timestamp>, _ token: ChangeToken) {
        state.withLock { $0 = State(token: token, instants: instants, articles: articles) }
    }
}
