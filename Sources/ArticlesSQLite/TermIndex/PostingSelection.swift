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
        postings.reserveCapacity(min(limit, 2_048))
    }

    /// Appends postings of a sorted source, of which `rest` are left to take; `false` when what follows in it can't be among
    /// the heaviest any more.
    mutating func append(
        _ block: UnsafeRawBufferPointer, besides hidden: HiddenArticles, _ rest: inout Int
    ) -> Bool {
        for offset in stride(from: 0, to: block.count, by: Posting.size) {
            guard unsafe Int(block[offset]) <= last else { return false }
            let posting = unsafe Posting(
                UnsafeRawBufferPointer(rebasing: block[offset..<offset + Posting.size]))
            if !hidden.isEmpty, hidden.contains(posting.article) { continue }
            append(posting)
            rest -= 1
            guard rest > 0 else { return false }
        }
        return true
    }

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
