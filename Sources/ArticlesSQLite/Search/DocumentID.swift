internal import Articles

/// The numbers of documents in the search index: by state, then day of appearance, then in the order they
/// came.
///
/// FTS5 returns documents in the order of these numbers, and so, but for the order within a day, by time.
enum DocumentID {
    /// How many bits number the documents of a day.
    private static let dayShift: Int64 = 24
    /// How many bits number the days and documents of a state.
    private static let statusShift: Int64 = 48
    /// The last day; later ones count as this one.
    private static let lastDay: Int64 = (1 << 20) - 2
    /// The first day, 1600-01-01; earlier ones count as this one.
    private static let firstDay: Int64 = -135_140
    private static let millisecondsOfDay: Int64 = 86_400_000

    /// The day of a document. Those without a time, which come last, are of a day of their own.
    static func day(ofID id: Int64) -> Int64 {
        min((id & (1 << statusShift - 1)) >> dayShift, lastDay + 1)
    }

    /// The day of a `publishedKey`.
    static func day(ofKey key: Int64) -> Int64 {
        if key == .max { return lastDay + 1 }
        let remainder = key % millisecondsOfDay
        let days = key / millisecondsOfDay - (remainder < 0 ? 1 : 0)
        return min(max(days, firstDay) - firstDay, lastDay)
    }

    /// The numbers for documents of a state and a day.
    static func ids(_ status: Int, day: Int64) -> ClosedRange<Int64> { ids(status, days: day...day) }

    /// The numbers for documents of a state and some days.
    static func ids(_ status: Int, days: ClosedRange<Int64>) -> ClosedRange<Int64> {
        // Most are published: theirs are the smallest numbers, which take the fewest bytes.
        let place: Int64 = status == ArticleStatus.published.stored ? 0 : status == 0 ? 1 : 2
        let start = place << statusShift
        let end = days.upperBound > lastDay ? 1 << statusShift : (days.upperBound + 1) << dayShift
        return start + (days.lowerBound << dayShift)...start + end - 1
    }
}
