import Articles
public import ArticlesInMemory
public import Testing

/// A change of many records, during which a record store stops at each of its steps in turn.
///
/// After a step that failed, and after everything stopped, what is opened next holds the whole change or nothing of
/// it: the change if it was reported as done, nothing if it was refused.
public struct RecordStoreFaultCheck: Sendable, CustomTestStringConvertible {
    /// Opens the store at the place with this number; every place is empty at first. The store calls
    /// `StepFaults.willStep` before everything that it does outside of the process, and throws what that throws.
    public typealias Open = @Sendable (_ place: Int, StepFaults) async throws -> any RecordStore

    /// What is changed.
    public let testDescription: String
    private let change: @Sendable (InMemoryArticleRepository) async throws -> Void

    init(
        _ description: String, _ change: @escaping @Sendable (InMemoryArticleRepository) async throws -> Void
    ) {
        testDescription = description
        self.change = change
    }

    /// Changes of one record and of many.
    public static let all = [
        RecordStoreFaultCheck("insert a key") { storage in
            let hash = [UInt8](repeating: 7, count: 32)
            try await storage.insert(
                AccessKey(id: "key", label: "", scope: .read, hash: hash, createdAt: .sample))
        },
        RecordStoreFaultCheck("merge tags") { storage in
            _ = try await storage.merge(.sample(0), into: .sample(1), at: .sample, leavesRedirect: true)
        },
        RecordStoreFaultCheck("delete a tag") { storage in try await storage.delete(Articles.Tag.sample(0)) },
        RecordStoreFaultCheck("delete an article") { storage in
            try await storage.delete(Article.sample(1, slug: "c").revised(slug: "b").tombstone)
        },
        RecordStoreFaultCheck("take a slug, with new tags") { storage in
            let tags = [Articles.Tag.sample(3), Articles.Tag.sample(4)]
            try await storage.insert(.sample(9, slug: "c", tags: tags), newTags: tags)
        },
    ]

    /// Runs the check.
    public func callAsFunction(_ open: Open) async throws {
        let (before, after) = try await outcomes(open)
        try #require(before != after)
        var place = 1
        for isLast in [false, true] {
            for step in 1... {
                place += 1
                let faults = StepFaults()
                let storage = try await prepared(place, faults, open)
                let plan = isLast ? StepFaults.Plan.from(step) : .only(step)
                let code = await self.code(storage, faults, plan)
                guard faults.steps >= step else {
                    await storage.close()
                    break
                }
                try await expect(code, plan, storage, faults, before, after) {
                    try await RecordStoreCheck.contents { [place] in try await open(place, StepFaults()) }
                }
            }
        }
        try await expectMending(place, open, before, after)
    }

    /// The change under a plan: how it failed, `nil` if it did not.
    private func code(
        _ storage: InMemoryArticleRepository, _ faults: StepFaults, _ plan: StepFaults.Plan
    ) async -> ArticleError.Code? {
        faults.follow(plan)
        do {
            try await change(storage)
            return nil
        } catch let error as ArticleError {
            return error.code
        } catch {
            Issue.record("a foreign error: \(error)")
            return .internal
        }
    }

    private func expect(
        _ code: ArticleError.Code?, _ plan: StepFaults.Plan, _ storage: InMemoryArticleRepository,
        _ faults: StepFaults, _ before: [RecordID: String], _ after: [RecordID: String],
        _ contents: () async throws -> [RecordID: String]
    ) async throws {
        let comment = Comment(rawValue: "\(plan.testDescription): \(code.map { "\($0)" } ?? "done")")
        switch code {
        case nil:
            await storage.close()
            #expect(try await contents() == after, comment)
        case .outcomeUnknown:
            await expectError(.readOnly) { try await storage.insert(Articles.Tag.sample(7)) }
            await storage.close()
            #expect(try await [before, after].contains(contents()), comment)
        case .some:
            if case .only = plan {
                // A storage that refused a write takes the next one.
                try await change(storage)
                await storage.close()
                #expect(try await contents() == after, comment)
            } else {
                await storage.close()
                #expect(try await contents() == before, comment)
            }
        }
    }

    /// Everything stops in the change, and then at each step of the openings that follow.
    private func expectMending(
        _ first: Int, _ open: Open, _ before: [RecordID: String], _ after: [RecordID: String]
    ) async throws {
        for step in 1... {
            let place = first + step
            let faults = StepFaults()
            let storage = try await prepared(place, faults, open)
            let code = await code(storage, faults, .from(step))
            let wasReached = faults.steps >= step
            await storage.close()
            guard wasReached else { return }
            var mending = 0
            var isMended = false
            while !isMended {
                mending += 1
                let faults = StepFaults()
                faults.follow(.from(mending))
                do {
                    _ = try await RecordStoreCheck.contents { try await open(place, faults) }
                    isMended = true
                } catch is StepFaults.Fault {
                    isMended = false
                }
            }
            let found = try await RecordStoreCheck.contents { try await open(place, StepFaults()) }
            let allowed = code == nil ? [after] : code == .outcomeUnknown ? [before, after] : [before]
            #expect(allowed.contains(found), "stopped at step \(step), and in \(mending) openings")
        }
    }

    private func outcomes(
        _ open: Open
    ) async throws -> (before: [RecordID: String], after: [RecordID: String]) {
        var outcomes: [[RecordID: String]] = []
        for place in 0...1 {
            let storage = try await prepared(place, StepFaults(), open)
            if place == 1 { try await change(storage) }
            await storage.close()
            outcomes.append(try await RecordStoreCheck.contents { try await open(place, StepFaults()) })
        }
        return (outcomes[0], outcomes[1])
    }

    /// What every change finds: four articles with two tags, one of them among the related ones of another, and
    /// a redirect.
    private func prepared(
        _ place: Int, _ faults: StepFaults, _ open: Open
    ) async throws -> InMemoryArticleRepository {
        let storage = try await InMemoryArticleRepository.open(open(place, faults))
        let tags = [Articles.Tag.sample(0), Articles.Tag.sample(1)]
        let renamed = Article.sample(1, slug: "c")
        try await storage.insert(renamed, newTags: [])
        try await storage.insert(.sample(2, tags: tags), newTags: tags)
        for number in 3...4 { try await storage.insert(.sample(number, tags: tags), newTags: []) }
        try await storage.update(renamed.revised(slug: "b"), from: renamed, newTags: [])
        try await storage.setOverrides(.init(pinned: [.sample(1), .sample(3)]), of: .sample(2))
        return storage
    }
}
