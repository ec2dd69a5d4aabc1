internal import Articles

/// The place of a found article in the order of a query.
struct FoundPlace: Comparable {
    var score = 0
    var number: Int64 = 0
    var text: String?
    var id: ArticleID

    init(id: ArticleID) {
        self.id = id
    }

    init(_ position: ArticlePosition) {
        id = position.id
        switch position.key {
        case .milliseconds(let number): self.number = number
        case .title(let text): self.text = text
        case .score(let score, let number): (self.score, self.number) = (score, number)
        }
    }

    static func == (left: Self, right: Self) -> Bool { !(left < right) && !(right < left) }

    static func < (left: Self, right: Self) -> Bool {
        if left.score != right.score { return left.score < right.score }
        if left.number != right.number { return left.number < right.number }
        if let first = left.text, let second = right.text, !first.hasSameBytes(as: second) {
            return first.utf8.lexicographicallyPrecedes(second.utf8)
        }
        return left.id < right.id
    }
}

/// A page of found articles: of the places that are added, the first behind the query's position, in its
/// order.
struct FoundPage {
    private let start: FoundPlace?
    private let isDescending: Bool
    private let limit: Int
    private var places: [FoundPlace] = []

    init(_ query: ArticleQuery) {
        start = query.position.map(FoundPlace.init)
        isDescending = query.isDescending
        limit = max(query.limit, 1)
    }

    /// Adds a place; `false` when it is not behind the position.
    mutating func add(_ place: FoundPlace) -> Bool {
        if let start, !precedes(start, place) { return false }
        places.append(place)
        if places.count >= 4 * limit + 1_024 { cut() }
        return true
    }

    /// The articles, in order.
    mutating func articles() -> [ArticleID] {
        cut()
        return places.map(\.id)
    }

    private mutating func cut() {
        places.sort(by: precedes)
        places.removeLast(max(0, places.count - limit))
    }

    private func precedes(_ left: FoundPlace, _ right: FoundPlace) -> Bool {
        isDescending ? right < left : left < right
    }
}
