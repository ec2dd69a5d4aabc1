public import Articles
public import Testing

/// One promise of a backend, as a value: a sentence, and what shows that it holds.
///
/// A backend adopts all of them in its own tests:
/// ```swift
/// @Test(arguments: RepositoryCheck.all)
/// func `keeps its promise`(_ check: RepositoryCheck) async throws {
///     try await check(MyRepository())
/// }
/// ```
/// Each check wants a fresh, empty storage.
public struct RepositoryCheck: Sendable, CustomTestStringConvertible {
    /// The promise.
    public let promise: String
    private let body: @Sendable (any ArticleStorage) async throws -> Void

    /// A promise and its proof.
    public init(_ promise: String, _ body: @escaping @Sendable (any ArticleStorage) async throws -> Void) {
        self.promise = promise
        self.body = body
    }

    /// Records an issue for everything that breaks the promise; throws what the storage throws.
    public func callAsFunction(_ storage: any ArticleStorage) async throws {
        try await body(storage)
    }

    /// The promise.
    public var testDescription: String { promise }

    /// Every promise of the repository protocols.
    public static let all =
        readingChecks + insertChecks + updateChecks + deleteChecks + deletedSourceChecks + publicChecks
        + hiddenTagChecks + publicationChecks + listChecks + filterChecks
        + tagChecks + tagWritingChecks + formerTagKeyChecks + tagNameChecks + redirectChecks
        + accessKeyChecks + keyServiceChecks + permissionChecks
        + severalWritesChecks + batchServiceChecks
        + idempotencyChecks + changeFeedChecks + awaitedChangeChecks + changeFeedServiceChecks
        + revisionChecks + revisionServiceChecks
        + webhookChecks + webhookDeliveryChecks
        + serviceChecks + changeChecks
        + relatedChecks + relatedServiceChecks + searchChecks + searchServiceChecks + relevanceChecks
        + fuzzinessChecks + suggestionChecks + facetChecks + synonymChecks + synonymServiceChecks
        + indexingChecks
        + pageChecks
}

/// Records an issue unless both articles are the same, byte by byte.
func expectSame(
    _ article: Article?, _ expected: Article, _ location: SourceLocation = #_sourceLocation
) {
    guard let article else {
        Issue.record("there is no article \(expected.slug)", sourceLocation: location)
        return
    }
    let now = Timestamp(clamping: 0)
    #expect(
        String(decoding: article.json(at: now), as: UTF8.self).utf8.elementsEqual(
            String(decoding: expected.json(at: now), as: UTF8.self).utf8),
        "got \(String(decoding: article.json(at: now), as: UTF8.self))", sourceLocation: location)
    #expect(article.wasVisible == expected.wasVisible, sourceLocation: location)
    #expect(article.tags.map(\.id) == expected.tags.map(\.id), sourceLocation: location)
}

/// Records an issue unless `operation` throws an error of this code; returns the error.
@discardableResult
func expectError(
    _ code: ArticleError.Code, _ location: SourceLocation = #_sourceLocation,
    _ operation: () async throws -> Void
) async -> ArticleError? {
    do {
        try await operation()
        Issue.record("nothing was thrown, \(code) was expected", sourceLocation: location)
        return nil
    } catch let error as ArticleError {
        #expect(error.code == code, "\(error)", sourceLocation: location)
        return error
    } catch {
        Issue.record("a foreign error: \(error)", sourceLocation: location)
        return nil
    }
}
