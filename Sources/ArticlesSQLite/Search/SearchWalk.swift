internal import Articles

/// The range of the search index that is read for a page in an order by time, or by score and time.
struct SearchWalk {
    let expression: MatchExpression
    /// The numbers of the state and times that match.
    private let all: ClosedRange<Int64>?
    /// Those of them that the position leaves of documents without a score.
    let unscored: ClosedRange<Int64>?

    init(_ expression: MatchExpression, _ status: Int, _ query: ArticleQuery) {
        self.expression = expression
        all = query.filter.documentIDs(status)
        guard let position = query.position.map(FoundPlace.init), let all else {
            unscored = all
            return
        }
        if position.score != 0 {
            unscored = (position.score > 0) == query.isDescending ? all : nil
            return
        }
        let ofDay = DocumentID.ids(status, day: DocumentID.day(ofKey: position.number))
        let lower = query.isDescending ? all.lowerBound : max(all.lowerBound, ofDay.lowerBound)
        let upper = query.isDescending ? min(all.upperBound, ofDay.upperBound) : all.upperBound
        unscored = lower <= upper ? lower...upper : nil
    }

    /// What is read; `nil` for nothing.
    func ids(hasScores: Bool) -> ClosedRange<Int64>? { hasScores ? all : unscored }
}

extension ArticleFilter {
    /// The numbers of the documents of a state that may match.
    func documentIDs(_ status: Int) -> ClosedRange<Int64>? {
        let range = publishedRange
        let (lower, upper) = (range.lower ?? .min, range.upper ?? .max)
        guard lower <= upper else { return nil }
        return DocumentID.ids(status, days: DocumentID.day(ofKey: lower)...DocumentID.day(ofKey: upper))
    }
}
