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
                var changes = [Change.sample(2 * number), .sample(2 * number), .sample(2 * number + 1)]
                changes[0] = changes[0].visible
                changes[1].target = .sample("target")
                changes[2].previousVersion = nil
                changes[2].author = ChangeAuthor()
                try await write(WriteContext(changes: changes))
                expected += changes
            }
            #expect(try await storage.allChanges() == [])
            #expect(try await storage.numberAll() == [16, 8])
            for scope in ChangeScope.ofFeed {
                let found = try await storage.allChanges(scope)
                #expect(found.map(\.change) == expected.filter { $0.scope == scope })
                #expect(found.map(\.number) == Array(1...Int64(found.count)))
            }
        },
        RepositoryCheck("every type of change comes back as it was") { storage in
            let changes = ChangeType.allCases.map { Change.sample(1, $0) }
            try await storage.store(changes + changes.map(\.visible))
            try await storage.numberAll()
            #expect(try await storage.allChanges().map(\.change) == changes)
            #expect(try await storage.allChanges(.visible).map(\.change) == changes.map(\.visible))
        },
        RepositoryCheck("a write that fails stores no change") { storage in
            try await expectFailures(in: storage, WriteContext(changes: [.sample(), .sample().visible]))
            #expect(try await storage.numberAll() == [0, 0])
        },
        RepositoryCheck("what the public sees has numbers of its own, without gaps") { storage in
            let changes = (1...6).map { Change.sample($0) }
            let visible = [changes[2].visible, changes[5].visible]
            try await storage.store(Array(changes[..<3]) + [visible[0]] + changes[3...] + [visible[1]])
            #expect(try await storage.numberAll(limit: 4) == [4, 2])
            #expect(try await storage.numberAll(limit: 4) == [2, 0])
            #expect(try await storage.numberAll(limit: 4) == [0, 0])
            #expect(
                try await storage.allChanges() == zip(1..., changes).map { NumberedChange($0, $1) })
            #expect(
                try await storage.allChanges(.visible) == zip(1..., visible).map { NumberedChange($0, $1) })
        },
        RepositoryCheck("what the public does not see is nothing that it waits for") { storage in
            func complete() async throws -> [Bool] {
                var complete: [Bool] = []
                for scope in ChangeScope.ofFeed {
                    let query = ChangeQuery(scope, after: 0, limit: 1, at: .sample)
                    complete.append(try await storage.changes(query).isComplete)
                }
                return complete
            }
            try await storage.store([Change.sample(1)])
            #expect(try await complete() == [false, true])
            try await storage.store([.sample(2), .sample(2).visible])
            #expect(try await complete() == [false, false])
            #expect(try await storage.numberChanges(in: .visible, at: .sample, limit: 9) == 1)
            #expect(try await complete() == [false, true])
            try await storage.numberAll()
            #expect(try await complete() == [true, true])
        },
        RepositoryCheck("a page has what lies behind a number, and says what is kept") { storage in
            func page(_ scope: ChangeScope, after: Int64, limit: Int = 2) async throws -> ChangePage {
                try await storage.changes(ChangeQuery(scope, after: after, limit: limit, at: .sample))
            }
            let empty = ChangePage(changes: [], oldest: 1, newest: 0, isComplete: true)
            #expect(try await page(.all, after: 0) == empty)
            let changes = (1...5).map { Change.sample($0) }
            try await storage.store(changes + [.sample(6)] + changes.map(\.visible))
            #expect(
                try await page(.all, after: 0)
                    == ChangePage(changes: [], oldest: 1, newest: 0, isComplete: false))
            try await storage.numberAll()
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
            func delete(_ scope: ChangeScope = .all, before seconds: Int64, limit: Int) async throws -> Int {
                try await storage.deleteChanges(in: scope, before: .sample.adding(seconds), limit: limit)
            }
            let old = (1...3).map { Change.sample($0) }
            let young = Change.sample(4, at: .sample.adding(10))
            try await storage.store(old + old.map(\.visible) + [young, young.visible, .sample(5)])
            try await storage.numberAll()
            #expect(try await delete(before: 0, limit: 10) == 0)
            #expect(try await delete(before: 5, limit: 2) == 2)
            #expect(try await delete(before: 5, limit: 2) == 1)
            #expect(try await delete(before: 5, limit: 2) == 0)
            #expect(try await storage.allChanges().map(\.number) == [4, 5])
            #expect(try await storage.allChanges(.visible).map(\.number) == [1, 2, 3, 4])
            #expect(try await delete(.visible, before: 5, limit: 9) == 3)
            let page = try await storage.changes(ChangeQuery(.visible, after: 0, limit: 9, at: .sample))
            #expect(page.changes.map(\.number) == [4])
            #expect((page.oldest, page.newest) == (4, 4))
            #expect(try await delete(before: 11, limit: 9) == 2)
            let none = try await storage.changes(ChangeQuery(.all, after: 0, limit: 9, at: .sample))
            #expect(none == ChangePage(changes: [], oldest: 6, newest: 5, isComplete: true))
            try await storage.store([.sample(6), .sample(6).visible])
            #expect(try await delete(before: 99, limit: 9) == 0, "it has no number")
            try await storage.numberAll()
            #expect(try await storage.allChanges().map(\.number) == [6])
            #expect(try await storage.allChanges(.visible).map(\.number) == [4, 5])
        },
        RepositoryCheck("whoever gives numbers at once gives each of them once") { storage in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...16 {
                    group.addTask {
                        for step in 1...5 {
                            let change = Change.sample(number, version: step)
                            try await storage.store([change] + (step % 2 == 0 ? [change.visible] : []))
                            try await storage.numberAll(limit: 3)
                        }
                    }
                }
                try await group.waitForAll()
            }
            while try await storage.numberAll(limit: 7) != [0, 0] {}
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
            let awaited = Change.sample(1, at: later).awaited
            try await storage.store([awaited, awaited.visible, .sample(2), .sample(2).visible])
            #expect(try await storage.numberAll() == [1, 1])
            for scope in ChangeScope.ofFeed {
                let page = try await storage.changes(ChangeQuery(scope, after: 0, limit: 9, at: .sample))
                #expect(page.changes.map(\.change.subject) == [.sample(2)])
                #expect(page.isComplete)
                let due = try await storage.changes(ChangeQuery(scope, after: 1, limit: 9, at: later))
                #expect(!due.isComplete)
            }
            #expect(try await storage.numberAll(at: later) == [1, 1])
            #expect(
                try await storage.allChanges(.visible).map(\.change)
                    == [Change.sample(2).visible, awaited.visible])
        },
        RepositoryCheck("what is rescheduled does not come about; what has come about stays") { storage in
            let (soon, later) = (Timestamp.sample.adding(1_000), Timestamp.sample.adding(2_000))
            let article = Article.sample(1)
            let awaited = [
                Change.sample(1, at: soon).awaited, Change.sample(1, at: later).awaited,
                Change.sample(2, at: later).awaited, Change.sample(1, at: later),
            ]
            try await storage.insert(
                article.indexed, newTags: [],
                in: WriteContext(changes: awaited + awaited.map(\.visible)))
            let next = article.revised(title: "Next")
            try await storage.update(
                next.indexed, from: article, newTags: [],
                in: WriteContext(changes: [.sample(3)], settled: article.id, at: soon))
            try await storage.numberAll(at: later)
            var left = [awaited[0], awaited[2], awaited[3]]
            left[0].isAwaited = false
            #expect(try await storage.allChanges().map(\.change) == left + [.sample(3)])
            #expect(try await storage.allChanges(.visible).map(\.change) == left.map(\.visible))
            try await storage.update(
                next.revised().indexed, from: next, newTags: [],
                in: WriteContext(settled: article.id, at: soon))
            #expect(try await storage.allChanges().count == 4, "what has a number stays")
        },
        RepositoryCheck(
            "what has come about by the clock of a write comes before it, by whatever clock it is numbered"
        ) {
            storage in
            let hour = Timestamp.sample.adding(1_000)
            let article = Article.sample(1)
            let awaited = Change.sample(1, .articlePublished, at: hour).awaited
            let other = Change.sample(2)
            let after = Change.sample(1, version: 3, at: hour)
            try await storage.insert(
                article.indexed, newTags: [],
                in: WriteContext(changes: [awaited, awaited.visible, other, other.visible]))
            try await storage.update(
                article.revised().indexed, from: article, newTags: [],
                in: WriteContext(changes: [after, after.visible], settled: article.id, at: hour))
            try await storage.numberAll(at: hour.adding(-1))
            var settled = awaited
            settled.isAwaited = false
            let expected = [settled, other, after]
            #expect(try await storage.allChanges().map(\.change) == expected)
            #expect(try await storage.allChanges(.visible).map(\.change) == expected.map(\.visible))
        },
        RepositoryCheck("what others have seen appear is not changed as if it were still awaited") {
            storage in
            let hour = Timestamp.sample.adding(1_000)
            for (index, scope) in ChangeScope.ofFeed.enumerated() {
                let article = Article.sample(index + 1)
                let awaited = Change.sample(index + 1, at: hour).awaited
                try await storage.insert(
                    article.indexed, newTags: [], in: WriteContext(changes: [awaited, awaited.visible]))
                #expect(try await storage.numberChanges(in: scope, at: hour, limit: 9) == 1)
                let before = WriteContext(
                    changes: [.sample(7), .sample(7).visible], settled: article.id, at: .sample)
                let next = article.revised(title: "Next")
                await expectError(.versionMismatch) {
                    try await storage.update(next.indexed, from: article, newTags: [], in: before)
                }
                await expectError(.versionMismatch) {
                    try await storage.delete(article.tombstone, in: before)
                }
                #expect(try await storage.article(id: article.id)?.title == article.title)
                #expect(try await storage.allChanges(scope, at: hour).count == 1)
                // By a clock that has passed the hour; then it is settled for every clock.
                let after = WriteContext(settled: article.id, at: hour)
                try await storage.update(next.indexed, from: article, newTags: [], in: after)
                try await storage.update(
                    next.revised().indexed, from: next, newTags: [],
                    in: WriteContext(settled: article.id, at: .sample))
                try await storage.delete(next.revised().tombstone, in: .none)
                try await storage.numberAll(at: hour)
                for scope in ChangeScope.ofFeed {
                    _ = try await storage.deleteChanges(in: scope, before: .latest, limit: 9)
                }
            }
        },
        RepositoryCheck("what comes about takes its place by when it was stored") { storage in
            let changes = [
                Change.sample(1, .articleCreated),
                Change.sample(1, .articlePublished, at: .sample.adding(5)).awaited,
                Change.sample(2, .articleCreated),
            ]
            try await storage.store(changes)
            #expect(try await storage.numberChanges(in: .all, at: .sample.adding(9), limit: 2) == 2)
            #expect(try await storage.allChanges().map(\.change) == Array(changes.prefix(2)))
        },
    ]
}
