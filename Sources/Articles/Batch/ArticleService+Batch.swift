extension ArticleService {
    /// Carries out several operations in their order, in one transaction: all of them, or none. Each finds what the ones before
    /// it did. The articles of the results come without their bodies.
    ///
    /// Throws `invalid` with what is wrong with any of them, each with a JSON Pointer below `/operations`: those behind one that
    /// fails are tried as if it were not there. `forbidden` for the first that the caller may not carry out.
    ///
    /// - Parameters:
    ///   - count: How many there are.
    ///   - operation: Makes each when it is its turn, perhaps more than once.
    public func performAll(
        count: Int, _ operation: (Int) async throws(ArticleError) -> BatchOperation
    ) async throws(ArticleError) -> [WriteResult] {
        let result = try await transaction { (service, stage) throws(ArticleError) in
            .batch(try await service.stage(count, operation, in: stage))
        }
        guard case .batch(let results) = result else { return [] }
        return results
    }

    private func stage(
        _ count: Int, _ operation: (Int) async throws(ArticleError) -> BatchOperation, in stage: BatchStage
    ) async throws(ArticleError) -> [WriteResult] {
        var results: [WriteResult] = []
        var violations: [ArticleError.Violation] = []
        for number in 0..<count where violations.count < BatchLimits.violations {
            try WorkPool.checkCancellation()
            guard await stage.size <= BatchLimits.bytes else {
                violations.append(.tooLarge(at: number))
                break
            }
            do throws(ArticleError) {
                results.append(try await perform(try await operation(number)).withoutBody)
            } catch {
                violations += try error.violations(ofOperation: number)
            }
        }
        guard violations.isEmpty else { throw .invalid("the batch", violations) }
        return results
    }

    /// Makes what `body` stages in one transaction; has it staged anew when others came between. With the response, if the
    /// request is an idempotent one.
    ///
    /// - Parameters:
    ///   - isDryRun: Whether nothing is stored.
    ///   - body: Writes with the service that it is given; returns `nil` to begin anew.
    func transaction(
        isDryRun: Bool = false,
        _ body: (ArticleService, BatchStage) async throws(ArticleError) -> WriteResult?
    ) async throws(ArticleError) -> WriteResult {
        var appeared: Set<ArticleID> = []
        for _ in 0..<Self.batchAttempts {
            let stage = BatchStage(over: storage, appeared: appeared)
            guard let result = try await body(writing(into: stage), stage) else { continue }
            let writes = await stage.writes
            guard !isDryRun, let first = writes.first else { return result }
            do throws(ArticleError) {
                try await storing(result, in: first.context) { (context) throws(ArticleError) in
                    var writes = writes
                    writes[0].context = context
                    try await storage.write(writes)
                }
                return result
            } catch  where error.isRaceOfBatch {
                if let article = error.appeared(among: writes) { appeared.insert(article) }
            }
        }
        throw contended()
    }

    /// The service that writes into a stage, and finds what is there.
    func writing(into stage: BatchStage) -> ArticleService {
        var service = self
        (service.records, service.keeper) = (stage, nil)
        return service
    }

    /// How often a batch is staged anew.
    private static let batchAttempts = 16
}

extension WriteResult {
    /// The same, its article without the body.
    fileprivate var withoutBody: WriteResult {
        guard case .article(var article, let isNew) = self else { return self }
        article.body = ""
        return .article(article, isNew: isNew)
    }
}

extension ArticleError.Violation {
    fileprivate static func tooLarge(at number: Int) -> Self {
        let most = "\(BatchLimits.bytes >> 20) MiB"
        return .init(
            "/operations/\(number)", "too_large",
            "is one too many: the articles before it have more than \(most) together; send several batches")
    }
}
