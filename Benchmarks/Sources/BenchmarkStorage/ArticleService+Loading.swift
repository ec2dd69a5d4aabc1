package import Articles
import Synchronization

extension ArticleService {
    /// Imports drafts number `range`, by so many writers at once. The order is only roughly that of the numbers.
    ///
    /// `onProgress` is called by any of them, with each number that is stored.
    package func load(
        _ range: Range<Int>, writers: Int, onProgress: @escaping @Sendable (Int) -> Void = { _ in },
        _ draft: @escaping @Sendable (Int) throws(ArticleError) -> ArticleDraft
    ) async throws {
        let next = SharedNumber(range.lowerBound)
        try await withThrowingTaskGroup { group in
            for _ in 0..<max(1, writers) {
                group.addTask {
                    while let number = next.take(below: range.upperBound), !Task.isCancelled {
                        _ = try await importArticle(try draft(number))
                        onProgress(number)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

/// A number that tasks take turns to raise.
private final class SharedNumber: Sendable {
    private let number: Atomic<Int>

    init(_ first: Int) {
        number = Atomic(first)
    }

    func take(below end: Int) -> Int? {
        let taken = number.add(1, ordering: .relaxed).oldValue
        return taken < end ? taken : nil
    }
}
