import Foundation
import Testing

@testable import TextAnalysis

@Suite("Weights in a collection")
struct WeightTests {
    private let term = TermID(stem: "t")

    private func tally(_ articles: Int, holders: Int) -> TermTally {
        var tally = TermTally()
        for number in 0..<articles { tally.add(number < holders ? [term] : []) }
        return tally
    }

    @Test(arguments: [(0, 0, 2, 0), (1_024, 8, 3, 10), (1_500, 100, 7, 250), (2_048, 1_000, 255, 0)])
    func `follow the formula`(_ articles: Int, _ holders: Int, _ halves: Int, _ prior: Int) {
        let weights = CollectionWeights(articleCount: articles, sample: tally(articles, holders: holders))
        func floor(_ number: Int) -> Int { number == 0 ? 0 : 1 << Int(log2(Double(number))) }
        let idf = log(Double(floor(articles) + 1_000) / Double(floor(holders) + prior + 1))
        let expected = log(1 + Double(halves) / 2) * pow(idf, 0.7) * 64
        let weight = weights.weight(term, halves: halves, prior: prior)
        #expect(abs(Double(weight) - expected) <= 1, "\(weight) \(expected)")
    }

    @Test func `take few holders as none, and scale a sample up`() {
        let unknown = CollectionWeights(articleCount: 2_048, sample: tally(2_048, holders: 0))
        let few = CollectionWeights(articleCount: 2_048, sample: tally(2_048, holders: 7))
        let some = CollectionWeights(articleCount: 2_048, sample: tally(2_048, holders: 8))
        let million = CollectionWeights(articleCount: 1_000_000, sample: tally(2_048, holders: 8))
        #expect(few.weight(term, halves: 2, prior: 0) == unknown.weight(term, halves: 2, prior: 0))
        #expect(some.weight(term, halves: 2, prior: 0) < unknown.weight(term, halves: 2, prior: 0))
        #expect(million.weight(term, halves: 2, prior: 0) != some.weight(term, halves: 2, prior: 0))
    }

    @Test func `count what was added and taken back as if it had never been`() {
        var tally = tally(100, holders: 20)
        let before = tally.holders
        tally.add([term, TermID(stem: "other")])
        tally.remove([term, TermID(stem: "other")])
        #expect(tally.holders == before)
        #expect(tally.articleCount == 100)
    }

    @Test func `make a word of every article nearly weightless`() {
        let everywhere = CollectionWeights(articleCount: 2_048, sample: tally(2_048, holders: 2_048))
        let rare = CollectionWeights(articleCount: 2_048, sample: tally(2_048, holders: 8))
        #expect(everywhere.weight(term, halves: 2, prior: 0) * 4 < rare.weight(term, halves: 2, prior: 0))
        #expect(everywhere.weight(term, halves: 255, prior: 255) < 200)
    }

    @Test func `need no mathematics of the system`() {
        for number in stride(from: 0.001, through: 2_000_000, by: 997.13) {
            #expect(abs(ExactMath.log(number) - log(number)) < 1e-13)
        }
        for number in stride(from: 0.0001, through: 15, by: 0.01) {
            #expect(abs(ExactMath.power(number, 0.7) / pow(number, 0.7) - 1) < 1e-13)
        }
        #expect(
            [1, 2, 10].map { ExactMath.log($0).bitPattern } == [
                0, 0x3FE6_2E42_FEFA_39EF, 0x4002_6BB1_BBB5_5515,
            ])
    }
}
