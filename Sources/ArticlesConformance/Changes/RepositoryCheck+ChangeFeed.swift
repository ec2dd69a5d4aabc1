import Articles
import Testing

extension RepositoryCheck {
    /// The changes that the feed tells of.
    static let changeFeedChecks = [
        RepositoryCheck("the changes of each kind of write are stored with it, and numbered in their order") {
            storage in
            let (first, second) = (Tag.sample(1), Tag.sample(2))
            let article = Article.sample(tags: [first])
            let next = article.revised(title: "Next")
            var renamed = first
            renamed.name = "First"
            renamed.version = 2
            let writes: [(WriteContext) async throws -> Void] = [
                { try await storage.insert(article.indexed, newTags: [first], in: $0) },
                { try await storage.update(next.indexed, from: article, newTags: [], in: $0) },
                { try await storage.setOverrides(RelatedOverrides(), of: article.id, in: $0) },
                { try await storage.insert(second, in: $0) },
                { try await storage.update(renamed, from: first, leavesRedirect: true, in: $0) },
                {
                    _ = try await storage.merge(
                        renamed, into: second, at: .sample, leavesRedirect: true, in: $0, keeping: nil)
                },
                { try await storage.delete(second, in: $0) },
                { try await storage.delete(next.tombstone, in: $0) },
            ]
            var expected: [Change] = []
            for (number, write) in writes.enumerated() {
                var changes = [Change.sample(2 * number), Change.sample(2 * number + 1).hidden]
                changes[0].target = .sample("target")
                changes[1].previousVersion = nil
                changes[1].author = ChangeAuthor()
                try await write(WriteContext(changes: changes))
                expected += changes
            }
            #expect(try await storage.allChanges() == [])
            #expect(try await storage.numberChanges(at: .sample, limit: 100) == expected.count)
            #expect(try await storage.allChanges().map(\.change) == expected)
            #expect(try await storage.allChanges().map(\.number) == Array(1...16))
        },
        RepositoryCheck("every type of change comes back as it was") { storage in
            let changes = ChangeType.allCases.map { Change.sample(1, $0) }
            try await storage.store(changes)
            _ = try await storage.numberChanges(at: .sample, limit: 100)
            #expect(try await storage.allChanges().map(\.change) == changes)
        },
        RepositoryCheck("a write that fails stores no change") { storage in
            let article = Article.sample(1, slug: "a")
            try await storage.insert(article, newTags: [])
            let context = WriteContext(changes: [.sample()])
            await expectError(.conflict) {
                try await storage.insert(Article.sample(2, slug: "a").indexed, newTags: [], in: context)
            }
            await expectError(.versionMismatch) {
                try await storage.update(
                    article.revised().revised().indexed, from: article.revised(), newTags: [], in: context)
            }
            await expectError(.versionMismatch) {
                try await storage.delete(article.revised().revised().tombstone, in: context)
            }
            await expectError(.notFound) {
                try await storage.setOverrides(RelatedOverrides(), of: .sample(9), in: context)
            }
            await expectError(.versionMismatch) {
                _ = try await storage.merge(
                    .sample(1), into: .sample(2), at: .sample, leavesRedirect: true, in: context, keeping: nil
                )
            }
            #expect(try await storage.numberChanges(at: .sample, limit: 100) == 0)
        },
        RepositoryCheck("what the public sees has numbers of its own, without gaps") { storage in
            let changes = (1...6).map { $0 % 3 == 0 ? Change.sample($0) : Change.sample($0).hidden }
            try await storage.store(changes)
            #expect(try await storage.numberChanges(at: .sample, limit: 4) == 4)
            #expect(try await storage.numberChanges(at: .sample, limit: 4) == 2)
            #expect(try await storage.numberChanges(at: .sample, limit: 4) == 0)
            #expect(try await storage.allChanges().map(\.number) == Array(1...6))
            let visible = try await storage.allChanges(.visible)
            #expect(visible == [NumberedChange(1, changes[2]), NumberedChange(2, changes[5])])
        },
        RepositoryCheck("what the public does not see is nothing that it waits for") { storage in
            func complete() async throws -> [Bool] {
                var complete: [Bool] = []
                for scope in [ChangeScope.all, .visible] {
                    let query = ChangeQuery(scope, after: 0, limit: 1, at: .sample)
                    complete.append(try await storage.changes(query).isComplete)
                }
                return complete
            }
            try await storage.store([Change.sample(1).hidden])
            #expect(try await complete() == [false, true])
            try await storage.store([.sample(2)])
            #expect(try await complete() == [false, false])
            _ = try await storage.numberChanges(at: .sample, limit: 9)
            #expect(try await complete() == [true, true])
        },
        RepositoryCheck("a page has what lies behind a number, and says what is kept") { storage in
            func page(_ scope: ChangeScope, after: Int64, limit: Int = 2) async throws -> ChangePage {
                try await storage.changes(ChangeQuery(scope, after: after, limit: limit, at: .sample))
            }
            let empty = ChangePage(changes: [], oldest: 1, newest: 0, isComplete: true)
            #expect(try await page(.all, after: 0) == empty)
            try await storage.store((1...5).map { Change.sample($0) } + [Change.sample(6).hidden])
            #expect(
                try await page(.all, after: 0)
                    == ChangePage(changes: [], oldest: 1, newest: 0, isComplete: false))
            _ = try await storage.numberChanges(at: .sample, limit: 100)
            let second = try await page(.all, after: 2)
            #expect(second.changes.map(\.number) == [3, 4])
            #expect(second.changes.map(\.change) == [.sample(3), .sample(4)])
            #expect((second.oldest, second.newest, second.isComplete) == (1, 6, true))
            #expect(try await page(.all, after: 6).changes == [])
            #expect(try await page(.all, after: .max).changes == [])
            #expect(try await page(.all, after: 0, limit: 0).changes == [])
            let visible = try await page(.visible, after: 4)
            #expect(visible.changes.map(\.number) == [5])
            #expect((visible.oldest, visible.newest) == (1, 5))
        },
        RepositoryCheck("old changes go from the front, up to the first young one; numbers go on") {
            storage in
            let old = (1...3).map { Change.sample($0) }
            let young = Change.sample(4, at: .sample.adding(10))
            try await storage.store(old + [young, .sample(5).hidden])
            _ = try await storage.numberChanges(at: .sample, limit: 100)
            #expect(try await storage.deleteChanges(before: .sample, limit: 10) == 0)
            #expect(try await storage.deleteChanges(before: .sample.adding(5), limit: 2) == 2)
            #expect(try await storage.deleteChanges(before: .sample.adding(5), limit: 2) == 1)
            #expect(try await storage.deleteChanges(before: .sample.adding(5), limit: 2) == 0)
            #expect(try await storage.allChanges().map(\.number) == [4, 5])
            let page = try await storage.changes(ChangeQuery(.visible, after: 0, limit: 9, at: .sample))
            #expect(page.changes.map(\.number) == [4])
            #expect((page.oldest, page.newest) == (4, 4))
            #expect(try await storage.deleteChanges(before: .sample.adding(11), limit: 9) == 2)
            let none = try await storage.changes(ChangeQuery(.all, after: 0, limit: 9, at: .sample))
            #expect(none == ChangePage(changes: [], oldest: 6, newest: 5, isComplete: true))
            try await storage.store([.sample(6)])
            #expect(try await storage.deleteChanges(before: .latest, limit: 9) == 0, "it has no number")
            _ = try await storage.numberChanges(at: .sample, limit: 100)
            #expect(try await storage.allChanges().map(\.number) == [6])
            #expect(try await storage.allChanges(.visible).map(\.number) == [5])
        },
        RepositoryCheck("whoever gives numbers at once gives each of them once") { storage in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...16 {
                    group.addTask {
                        for step in 1...5 {
                            let change = Change.sample(number, version: step)
                            try await storage.store([step % 2 == 0 ? change : change.hidden])
                            _ = try await storage.numberChanges(at: .sample, limit: 3)
                        }
                    }
                }
                try await group.waitForAll()
            }
            while try await storage.numberChanges(at: .sample, limit: 7) > 0 {}
            let changes = try await storage.allChanges()
            #expect(changes.map(\.number) == Array(1...80))
            #expect(try await storage.allChanges(.visible).map(\.number) == Array(1...32))
            for number in 1...16 {
                let mine = changes.map(\.change).filter { $0.subject == .sample(number) }
                #expect(mine.map(\.version) == [1, 2, 3, 4, 5])
            }
        },
    ]

    /// Changes that come about by the passing of time.
    static let awaitedChangeChecks = [
        RepositoryCheck("an awaited change has no number before its time, and is not waited for") { storage in
            let later = Timestamp.sample.adding(1_000)
            try await storage.store([Change.sample(1, at: later).awaited, .sample(2)])
            #expect(try await storage.numberChanges(at: .sample, limit: 9) == 1)
            let page = try await storage.changes(ChangeQuery(.all, after: 0, limit: 9, at: .sample))
            #expect(page.changes.map(\.change.subject) == [.sample(2)])
            #expect(page.isComplete)
            let due = try await storage.changes(ChangeQuery(.all, after: 1, limit: 9, at: later))
            #expect(!due.isComplete)
            #expect(try await storage.numberChanges(at: later, limit: 9) == 1)
            #expect(
                try await storage.allChanges(.visible).map(\.change)
                    == [.sample(2), Change.sample(1, at: later).awaited])
        },
        RepositoryCheck("what is rescheduled does not come about; what has come about stays") { storage in
            let (soon, later) = (Timestamp.sample.adding(1_000), Timestamp.sample.adding(2_000))
            let awaited = [
                Change.sample(1, at: soon).awaited, Change.sample(1, at: later).awaited,
                Change.sample(2, at: later).awaited, Change.sample(1, at: later),
            ]
            try await storage.store(awaited)
            try await storage.store(
                [Change.sample(3)], rescheduling: .sample(1), at: soon)
            _ = try await storage.numberChanges(at: later, limit: 9)
            #expect(
                try await storage.allChanges().map(\.change)
                    == [awaited[0], awaited[2], awaited[3], .sample(3)])
            try await storage.store([], rescheduling: .sample(2), at: .earliest)
            #expect(try await storage.allChanges().count == 4, "what has a number stays")
        },
        RepositoryCheck("what comes about takes its place by when it was stored") { storage in
            let changes = [
                Change.sample(1, .articleCreated),
                Change.sample(1, .articlePublished, at: .sample.adding(5)).awaited,
                Change.sample(2, .articleCreated),
            ]
            try await storage.store(changes)
            #expect(try await storage.numberChanges(at: .sample.adding(9), limit: 2) == 2)
            #expect(try await storage.allChanges().map(\.change) == Array(changes.prefix(2)))
        },
    ]
}
