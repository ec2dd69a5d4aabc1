import Testing
import TextAnalysis

@Suite struct TextAnalysisExample {
    @Test func `the example of the catalog runs`() async throws {
        let analyzer = TextAnalyzer(language: .english)
        let weights = CollectionWeights(articleCount: 0, sample: TermTally())
        let vectors = ["Baking bread at home", "How bread is baked", "A walk by the sea"].map { title in
            TermVector(TermProfile(analyzer.counts(of: TextContent(title: title))), weights: weights)
        }
        let near = vectors[0].similarity(to: vectors[1])
        let far = vectors[0].similarity(to: vectors[2])
        #expect(near > far && far.thousandths == 0)
    }
}
