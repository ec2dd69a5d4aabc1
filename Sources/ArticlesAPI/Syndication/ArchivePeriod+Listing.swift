import Articles
import ArticlesReader

/// Months as archives of feeds are called: `2018-05`.
extension ArchivePeriod {
    /// Reads a month; nil for a text that is none.
    init?(month text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return nil }
        self.init(year: parts[0], month: parts[1])
    }

    /// What the month is called.
    var text: String { String(start.description.prefix(7)) }

    /// Whether something may yet appear in it.
    func isOpen(at now: Timestamp) -> Bool { end.map { $0 > now } ?? true }
}

extension ArticleListing {
    /// The articles of this list that appeared in a period.
    func within(_ period: ArchivePeriod) -> ArticleListing {
        var listing = self
        if period.start > .earliest {
            // The list begins behind an instant, the period with it.
            let before = Timestamp(clamping: period.start.milliseconds - 1)
            listing.publishedAfter = max(publishedAfter ?? before, before)
        }
        guard let end = period.end else { return listing }
        listing.publishedBefore = min(publishedBefore ?? end, end)
        return listing
    }

    /// The articles of this list that appeared before a period.
    func before(_ period: ArchivePeriod) -> ArticleListing {
        var listing = self
        listing.publishedBefore = min(publishedBefore ?? period.start, period.start)
        return listing
    }
}
