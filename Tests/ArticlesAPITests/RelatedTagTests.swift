import Testing

@testable import Articles
@testable import ArticlesAPI

@Suite struct RelatedTagTests {
    @Test(arguments: [
        (0.0, "0"), (1.0, "1"), (0.83, "0.83"), (0.5, "0.5"), (0.123456, "0.1235"), (0.00001, "0"),
        (0.99999, "1"), (0.001, "0.001"),
    ])
    func `a weight has at most four decimals`(_ weight: Double, _ text: String) {
        #expect(RelatedTag.decimal(weight) == text)
    }
}
