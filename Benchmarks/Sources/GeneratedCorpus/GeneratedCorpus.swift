import Articles

/// Any number of articles, each a function of a vocabulary, a seed and its number: a longer corpus begins with
/// the shorter one.
///
/// A body mixes two texts, 60 % of one and 40 % of another, in runs that keep the order of their words, so that
/// phrases occur again.
package struct GeneratedCorpus: Sendable {
    private static let tagCount = 500
    /// 2025-01-01T00:00:00Z: everything is visible since then, but for drafts and what is scheduled.
    private static let end: Int64 = 1_735_689_600_000
    private static let year: Int64 = 31_557_600_000
    /// A million in ten years, one after the other, as a publisher writes them.
    private static let interval: Int64 = 10 * year / 1_000_000

    private let vocabulary: Vocabulary
    private let seed: UInt64
    private let tagRanks = ZipfDistribution(count: tagCount)
    private let tagNames = (0..<tagCount).map { InventedWord.word(900_000 + $0) }

    package init(_ vocabulary: Vocabulary, seed: UInt64) {
        self.vocabulary = vocabulary
        self.seed = seed
    }

    /// The article of a number, which is not negative.
    package func article(_ number: Int) -> GeneratedArticle {
        var random = RandomSequence(seed: seed, of: number)
        let first = random.number(below: vocabulary.texts.count)
        let second = random.number(below: vocabulary.texts.count)
        let state = Self.state(&random)
        return GeneratedArticle(
            id: UniqueID(
                at: Timestamp(clamping: Self.end + Int64(number)), random: (random.next(), random.next())),
            slug: "generated-article-\(number)",
            title: title(of: vocabulary.texts[first], &random),
            body: body(of: vocabulary.texts[first], vocabulary.texts[second], &random),
            state: state, publishedAt: Self.time(of: state, number, &random), tags: tags(of: first, &random))
    }

    /// One of `count` articles that everyone may read.
    package func visibleArticle(below count: Int, attempt: Int) -> GeneratedArticle {
        var random = RandomSequence(seed: ~seed, of: attempt)
        while true {
            let article = article(random.number(below: count))
            if article.state == .published { return article }
        }
    }

    private static func state(_ random: inout RandomSequence) -> GeneratedArticle.State {
        switch random.number(below: 100) {
        case 0: .draft
        case 1: .scheduled
        case _: .published
        }
    }

    private static func time(
        of state: GeneratedArticle.State, _ number: Int, _ random: inout RandomSequence
    ) -> Timestamp? {
        switch state {
        case .draft: nil
        case .published:
            Timestamp(
                clamping: min(end, end - 10 * year + Int64(min(number, 1_000_000)) * interval)
                    + Int64(random.number(below: Int(interval))))
        case .scheduled: Timestamp(clamping: end + 70 * year + Int64(random.number(below: Int(year))))
        }
    }
}

extension GeneratedCorpus {
    private func title(of text: Vocabulary.Text, _ random: inout RandomSequence) -> String {
        var bytes: [UInt8] = []
        let count = random.number(in: 5...9)
        append(text.title.prefix(count), to: &bytes)
        let rest = count - min(count, text.title.count)
        append(run(of: text.body, atMost: rest, &random), to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func body(
        of first: Vocabulary.Text, _ second: Vocabulary.Text, _ random: inout RandomSequence
    ) -> String {
        let count = random.number(in: 90...250)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count * 8)
        var (left, right) = (count * 3 / 5, count - count * 3 / 5)
        while left + right > 0 {
            let isFirst = random.number(below: left + right) < left
            let length = min(isFirst ? left : right, random.number(in: 6...24))
            let words = run(of: isFirst ? first.body : second.body, atMost: length, &random)
            append(words, to: &bytes)
            if isFirst { left -= words.count } else { right -= words.count }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Neighbouring words of a text, from anywhere in it.
    private func run(
        of words: Range<Int>, atMost length: Int, _ random: inout RandomSequence
    ) -> Range<Int> {
        let count = min(length, words.count)
        let start = words.lowerBound + random.number(below: words.count - count + 1)
        return start..<start + count
    }

    private func append(_ words: Range<Int>, to bytes: inout [UInt8]) {
        for index in words {
            if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
            bytes.append(contentsOf: vocabulary.word(vocabulary.tokens[index]))
        }
    }

    /// None to four; the first goes with the text that the article mostly is of.
    private func tags(of text: Int, _ random: inout RandomSequence) -> [String] {
        let count = random.number(in: 0...4)
        guard count > 0 else { return [] }
        var ofText = RandomSequence(seed: seed, of: ~text)
        var ranks = [tagRanks.rank(&ofText)]
        while ranks.count < count {
            let rank = tagRanks.rank(&random)
            if !ranks.contains(rank) { ranks.append(rank) }
        }
        return ranks.map { tagNames[$0] }
    }
}
