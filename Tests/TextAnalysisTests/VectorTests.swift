import Testing

@testable import TextAnalysis

@Suite("Term vectors")
struct VectorTests {
    private static let alone = CollectionWeights(articleCount: 0, sample: TermTally())

    private func counts(_ words: String) -> TermCounts {
        TextAnalyzer(language: Language(code: "xx")).counts(of: TextContent(title: words))
    }

    private func vector(_ words: String, tags: TagTerms = .none) -> TermVector {
        TermVector(TermProfile(counts(words)), tags: tags, weights: Self.alone)
    }

    @Test func `are most like themselves, and not at all like strangers`() {
        let (one, other, both) = (vector("alpha beta"), vector("gamma delta"), vector("alpha gamma"))
        #expect(one.similarity(to: one).thousandths == 1000)
        #expect(one.similarity(to: other).thousandths == 0)
        #expect(one.similarity(to: both).thousandths == 500)
        #expect(one.similarity(to: both) == both.similarity(to: one))
        #expect(one.similarity(to: other) < one.similarity(to: both))
        #expect(one.similarity(to: vector("")).thousandths == 0)
        #expect(one.sharedTerms(with: both) == [TermID(stem: "alpha")])
        #expect(one.sharedTerms(with: one).count == 2)
    }

    @Test func `are compared exactly, however near`() {
        let most = 496 * 2_600 * 2_600
        let whole = Similarity(dot: most, squaredNorms: (most, most))
        let nearly = Similarity(dot: most - 1, squaredNorms: (most, most))
        #expect(nearly < whole)
        #expect(whole.thousandths == 1000)
        #expect(nearly.thousandths == 999)
        #expect(Similarity(dot: 1, squaredNorms: (2, 2)) == Similarity(dot: 2, squaredNorms: (4, 4)))
        #expect(Similarity(dot: 1, squaredNorms: (2, 2)).parts(of: 1_000_000) == 500_000)
        #expect(Similarity(dot: 0, squaredNorms: (0, 0)) < nearly)
    }

    @Test func `hold the terms of the tags beside those of the text`() {
        let tags = TagTerms(
            [.init(name: "Alpha Centauri", key: "alpha centauri")], language: Language(code: "xx"))
        let tagged = vector("alpha beta", tags: tags)
        let wanted =
            ["alpha", "beta", "centauri"].map { TermID(stem: $0) } + [TermID(tagKey: "alpha centauri")]
        #expect(tagged.entries.map(\.id) == wanted.sorted())
        let alpha = TermID(stem: "alpha")
        let plain = vector("alpha beta").entries.first { $0.id == alpha }?.weight ?? 0
        #expect(tagged.entries.first { $0.id == alpha }?.weight ?? 0 > plain)
        #expect(vector("unrelated", tags: tags).similarity(to: tagged).thousandths > 0)
    }

    @Test func `of several tags are the same in any order`() {
        let parts = ["One Two", "two three", "Three"].map {
            TagTerms([.init(name: $0, key: $0.lowercased())], language: .english)
        }
        #expect(TagTerms.joining(parts) == TagTerms.joining(parts.reversed()))
        #expect(TagTerms.joining([]) == .none)
    }

    @Test func `find others by their heaviest terms`() {
        let query = vector("alpha alpha alpha beta gamma").queryTerms(limit: 2, weights: Self.alone)
        #expect(query.first?.id == TermID(stem: "alpha"))
        #expect(query.count == 2)
        #expect(query[0].weight > query[1].weight)
    }

    @Test func `keep the profile that they were made of, and what is in every article weighs nothing`() {
        let profile = TermProfile(counts("alpha alpha beta gamma"))
        var tally = TermTally()
        for _ in 0..<4_000 { tally.add([TermID(stem: "alpha")]) }
        let weights = CollectionWeights(articleCount: 1 << 30, sample: tally)
        let tags = TagTerms([.init(name: "Beta Delta", key: "beta delta")], language: Language(code: "xx"))
        let vector = TermVector(profile, tags: tags, weights: weights)
        #expect(vector.profile == profile)
        #expect(vector.entries.first { $0.id == TermID(stem: "alpha") }?.weight == 0)
        for term in ["alpha", "beta", "gamma", "delta"].map({ TermID(stem: $0) }) {
            #expect(vector.halves(of: term) == profile.halves(of: term))
        }
        #expect(!vector.sharedTerms(with: vector).contains(TermID(stem: "alpha")))
        #expect(!vector.queryTerms(limit: 9, weights: weights).contains { $0.id == TermID(stem: "alpha") })
    }

    @Test func `compared by a table are as alike as compared one by one`() {
        var state: UInt64 = 7
        func draw(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        func random(_ count: Int) -> TermVector {
            let numbers = Set((0..<count).map { _ in Int64(draw(below: 900)) << 20 })
            return TermVector(
                entries: numbers.sorted().compactMap { number in
                    TermID(number).map {
                        .init(id: $0, weight: draw(below: 2_601), prior: 0)
                    }
                })
        }
        for count in [0, 1, 7, 240, 600] {
            let compared = ComparedVector(random(count))
            for other in [0, 1, 30, 496].map(random) {
                var dot = 0
                for entry in compared.vector.entries {
                    for their in other.entries where their.id == entry.id {
                        dot += Int(entry.weight) * Int(their.weight)
                    }
                }
                let squares = (compared.vector.squaredNorm, other.squaredNorm)
                #expect(compared.similarity(to: other) == Similarity(dot: dot, squaredNorms: squares))
                #expect(compared.vector.similarity(to: other) == compared.similarity(to: other))
            }
        }
    }
}
