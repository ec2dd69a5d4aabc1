import Articles

/// A month of UTC, as an archive of a feed is called: `2018-05`.
struct ArchiveMonth: Sendable, Hashable {
    /// Year and month.
    let text: String
    /// Its first instant.
    let start: Timestamp
    /// The first instant of the month behind; nil after the year 9999.
    let end: Timestamp?

    /// Reads a month; nil for a text that is none.
    init?(_ text: String) {
        guard text.utf8.count == 7, let start = Timestamp(text + "-01T00:00:00Z") else { return nil }
        self.text = text
        self.start = start
        let year = Int(text.prefix(4)) ?? 0
        let month = Int(text.suffix(2)) ?? 0
        end = Timestamp(Self.text(month == 12 ? year + 1 : year, month % 12 + 1) + "-01T00:00:00Z")
    }

    /// The month of an instant.
    init?(of time: Timestamp) {
        self.init(String(time.description.prefix(7)))
    }

    /// Whether something may yet appear in it.
    func isOpen(at now: Timestamp) -> Bool { end.map { $0 > now } ?? true }

    private static func text(_ year: Int, _ month: Int) -> String {
        String(repeating: "0", count: max(0, 4 - String(year).count)) + "\(year)-"
            + (month < 10 ? "0\(month)" : "\(month)")
    }
}

extension ArticleListing {
    /// The articles of this list that appeared in a month.
    func within(_ month: ArchiveMonth) -> ArticleListing {
        var listing = self
        if month.start > .earliest {
            // The list begins behind an instant, the month with it.
            let before = Timestamp(clamping: month.start.milliseconds - 1)
            listing.publishedAfter = max(publishedAfter ?? before, before)
        }
        guard let end = month.end else { return listing }
        listing.publishedBefore = min(publishedBefore ?? end, end)
        return listing
    }

    /// The articles of this list that appeared before a month.
    func before(_ month: ArchiveMonth) -> ArticleListing {
        var listing = self
        listing.publishedBefore = min(publishedBefore ?? month.start, month.start)
        return listing
    }
}
