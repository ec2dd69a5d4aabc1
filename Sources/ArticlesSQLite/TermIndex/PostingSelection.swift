internal import Articles

/// The heaviest postings of one term, from several sorted sources.
struct PostingSelection {
    private let limit: Int
    private var postings: [Posting] = []
    /// How many have each inverse weight.
    private var counts = Array(repeating: 0, count: 256)
    /// Those behind this inverse weight can't be among the heaviest any more.
    private var last = 255

    /// How many were read.
    var count: Int { postings.count }

    init(limit: Int) {
        self.limit = limit
    }

    /// Whether what follows this one in its source can still be among the heaviest.
    func mayTake(_ posting: Posting) -> Bool { posting.inverse <= last }

    mutating func append(_ posting: Posting) {
        postings.append(posting)
        counts[Int(posting.inverse)] += 1
    }

    /// Ends a source: finds out what need not be read of the next ones.
    mutating func endSource() {
        guard postings.count >= limit else { return }
        last = cut.last
    }

    /// Where the heaviest end, and how many of them are before.
    private var cut: (last: Int, before: Int) {
        var before = 0
        for (inverse, count) in counts.enumerated() {
            if before + count >= limit { return (inverse, before) }
            before += count
        }
        return (255, before)
    }

    /// Calls `body` with the heaviest, ties by identity, in no particular order.
    func forEach(_ body: (Posting) -> Void) {
        guard postings.count > limit else { return postings.forEach(body) }
        let (last, before) = cut
        var tied: [Posting] = []
        for posting in postings {
            if posting.inverse < last { body(posting) }
            if posting.inverse == last { tied.append(posting) }
        }
        tied.sort()
        tied.prefix(limit - before).forEach(body)
    }
}
