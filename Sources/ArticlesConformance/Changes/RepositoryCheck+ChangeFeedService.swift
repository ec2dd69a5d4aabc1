import Articles
import StrictJSON
import Testing

extension RepositoryCheck {
    /// The change feed as clients read it.
    static let changeFeedServiceChecks = [
        RepositoryCheck("the feed tells the life of an article: all of it, and what the public sees") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
                .acting(as: ChangeAuthor(keyID: "k", requestID: "r"), with: .admin)
            let article = try await service.create(draft(#"{"title":"One","slug":"one"}"#))
            let id = ArticleReference.id(article.id)
            _ = try await service.patch(id, with: patch(#"{"title":"Two"}"#), if: .none)
            _ = try await service.patch(id, with: patch(#"{"title":"Two"}"#), if: .none)
            _ = try await service.patch(id, with: patch(#"{"status":"published"}"#), if: .none)
            _ = try await service.patch(id, with: patch(#"{"slug":"two"}"#), if: .none)
            _ = try await service.patch(id, with: patch(#"{"status":"draft","slug":"three"}"#), if: .none)
            _ = try await service.patch(id, with: patch(#"{"status":"published"}"#), if: .none)
            try await service.delete(id, if: .none)
            #expect(
                try await service.feed(.all) == [
                    "1 article.created one 1", "2 article.updated one 2", "3 article.published one 3",
                    "4 article.updated two 4", "5 redirect.created one>two 4", "6 article.withdrawn two 5",
                    "7 redirect.created two>three 5", "8 article.published three 6",
                    "9 article.deleted three 7",
                ])
            #expect(
                try await service.feed(.visible) == [
                    "1 article.published one 3", "2 article.updated two 4", "3 redirect.created one>two 4",
                    "4 article.withdrawn two 5",
                    "5 article.published three 6", "6 article.deleted three 7",
                ])
            let authors = try await storage.allChanges().map(\.change.author)
            #expect(Set(authors) == [ChangeAuthor(keyID: "k", requestID: "r")])
            let before = try await storage.allChanges().map(\.change.previousVersion)
            #expect(before == [nil, 1, 2, 3, 3, 4, 4, 5, 6])
        },
        RepositoryCheck("a scheduled article is told of when its hour has come, unless it changes before") {
            storage in
            let before = ArticleService(storage: storage, dependencies: .sample())
            let service = ArticleService(
                storage: storage, dependencies: .sample(at: .sample.adding(60_000), seed: 2))
            let time = Timestamp.sample.adding(60_000)
            for slug in ["a", "b", "c"] {
                _ = try await before.create(
                    draft(#"{"title":"T","slug":"\#(slug)","status":"scheduled","published_at":"\#(time)"}"#))
            }
            _ = try await before.patch(.slug(.sample("b")), with: patch(#"{"status":"draft"}"#), if: .none)
            #expect(try await before.feed(.visible) == [])
            // Changed after its hour, before anybody has read the feed.
            _ = try await service.patch(.slug(.sample("c")), with: patch(#"{"title":"U"}"#), if: .none)
            #expect(
                try await service.feed(.visible) == [
                    "1 article.published a 1", "2 article.published c 1", "3 article.updated c 2",
                ])
            try await service.delete(.slug(.sample("a")), if: .none)
            #expect(try await service.feed(.visible).last == "4 article.deleted a 2")
            #expect(try await service.feed(.all).count == 8)
        },
        RepositoryCheck("an article appears again as the same, under the slug that it has then") { storage in
            let before = ArticleService(storage: storage, dependencies: .sample())
            let time = Timestamp.sample.adding(60_000)
            let article = try await before.create(
                draft(#"{"title":"T","slug":"a","status":"published"}"#))
            let id = ArticleReference.id(article.id)
            _ = try await before.patch(id, with: patch(#"{"slug":"b"}"#), if: .none)
            _ = try await before.patch(
                id, with: patch(#"{"status":"scheduled","published_at":"\#(time)","slug":"c"}"#), if: .none)
            // An address that it had is another one's before it appears.
            let other = try await before.create(
                draft(#"{"title":"U","slug":"a","status":"published"}"#))
            let after = ArticleService(
                storage: storage, dependencies: .sample(at: time.adding(1), seed: 2))
            #expect(
                try await after.feed(.visible) == [
                    "1 article.published a 1", "2 article.updated b 2", "3 redirect.created a>b 2",
                    "4 article.withdrawn b 3", "5 article.published c 3", "6 article.published a 1",
                ])
            let numbered = try await storage.allChanges(.visible, at: time)
            #expect(numbered.map(\.change.subject) == Array(repeating: article.id, count: 5) + [other.id])
        },
        RepositoryCheck("a writer that is behind the clock of others goes by what these have seen appear") {
            storage in
            let time = Timestamp.sample.adding(60_000)
            let slow = ArticleService(storage: storage, dependencies: .sample())
            let exact = ArticleService(storage: storage, dependencies: .sample(at: time, seed: 2))
            var ids: [ArticleID] = []
            for slug in ["a", "b", "c"] {
                let json = #"{"title":"T","slug":"\#(slug)","status":"scheduled","published_at":"\#(time)"}"#
                ids.append(try await slow.create(draft(json)).id)
            }
            // Told, but not changed by who saw it appear: withdrawn, deleted, its slug kept.
            #expect(try await exact.feed(.visible).count == 3)
            _ = try await slow.patch(.id(ids[0]), with: patch(#"{"status":"draft"}"#), if: .none)
            try await slow.delete(.id(ids[1]), if: .none)
            await expectError(.conflict) {
                _ = try await slow.create(draft(#"{"title":"New","slug":"c","status":"published"}"#))
            }
            // Changed by who saw it appear, and not told before.
            _ = try await slow.patch(
                .id(ids[0]), with: patch(#"{"status":"scheduled","published_at":"\#(time)"}"#), if: .none)
            _ = try await exact.patch(.id(ids[0]), with: patch(#"{"title":"U"}"#), if: .none)
            _ = try await slow.patch(.id(ids[0]), with: patch(#"{"status":"archived"}"#), if: .none)
            #expect(
                try await exact.feed(.visible).dropFirst(3) == [
                    "4 article.withdrawn a 2", "5 article.deleted b 2", "6 article.published a 3",
                    "7 article.updated a 4", "8 article.withdrawn a 5",
                ])
        },
        RepositoryCheck(
            "the public is told of a tag that is made by itself, also when it was a draft's before"
        ) {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            _ = try await service.create(draft(#"{"title":"B","slug":"b","tags":["Secret"]}"#))
            for name in ["Known", "Secret"] {
                let made = try TagDraft(
                    json: .object([
                        .init("name", .string(name)), .init("slug", .string("x-" + name.lowercased())),
                    ]))
                _ = try await service.createTag(made)
            }
            try await service.deleteTag(.sample("x-known"), if: .none)
            #expect(
                try await service.feed(.all) == [
                    "1 tag.created secret 1", "2 article.created b 1", "3 tag.created x-known 1",
                    "4 tag.updated x-secret 1", "5 tag.deleted x-known 1",
                ])
            #expect(
                try await service.feed(.visible) == [
                    "1 tag.created x-known 1", "2 tag.created x-secret 1", "3 tag.deleted x-known 1",
                ])
        },
        RepositoryCheck("the feed tells of tags, merges and overrides; the public of tags that it knows") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let article = try await service.create(
                draft(#"{"title":"A","slug":"a","status":"published","tags":["Old"]}"#))
            _ = try await service.create(draft(#"{"title":"B","slug":"b","tags":["Secret"]}"#))
            _ = try await service.patchTag(
                .sample("old"), with: patch(#"{"name":"New","slug":"new"}"#), if: .none)
            _ = try await service.patchTag(
                .sample("secret"), with: patch(#"{"description":"D"}"#), if: .none)
            _ = try await service.setOverrides(
                of: .id(article.id), RelatedOverridesDraft(pinned: ["b"], excluded: []))
            _ = try await service.mergeTag(.sample("new"), into: .sample("secret"), isDryRun: false)
            try await service.deleteTag(.sample("secret"), if: .none)
            #expect(
                try await service.feed(.all) == [
                    "1 tag.created old 1", "2 article.created a 1", "3 tag.created secret 1",
                    "4 article.created b 1", "5 tag.updated new 2", "6 redirect.created old>new 2",
                    "7 tag.updated secret 2", "8 overrides.updated a 1", "9 tag.merged new>secret 2",
                    "10 tag.deleted secret 2",
                ])
            #expect(
                try await service.feed(.visible) == [
                    "1 article.published a 1", "2 tag.updated new 2", "3 redirect.created old>new 2",
                    "4 tag.merged new>secret 2", "5 tag.deleted secret 2",
                ])
        },
        RepositoryCheck("whoever asks for changes that are not kept is told where to begin again") {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            for number in 1...4 { _ = try await service.create(draft(#"{"title":"T\#(number)"}"#)) }
            _ = try await service.newestChange()
            func changes(after number: Int64?) async throws -> [Int64] {
                var listing = ChangeListing()
                listing.after = number
                return try await service.changes(listing, in: .all).changes.map(\.number)
            }
            #expect(try await storage.deleteChanges(in: .all, before: .latest, limit: 2) == 2)
            await expectError(.expired) { _ = try await changes(after: 0) }
            await expectError(.expired) { _ = try await changes(after: 1) }
            #expect(try await changes(after: 2) == [3, 4])
            #expect(try await changes(after: nil) == [3, 4])
            #expect(try await changes(after: 4) == [])
            await expectError(.expired) { _ = try await changes(after: 5) }
            try await service.maintainChanges(keepingSince: .latest)
            #expect(try await changes(after: 4) == [])
            #expect(try await changes(after: nil) == [])
            await expectError(.expired) { _ = try await changes(after: 3) }
        },
        RepositoryCheck("a reader beside writers sees each change once, in an order that makes the end state")
        {
            storage in
            let service = ArticleService(storage: storage, dependencies: .sample())
            let writers = 8
            let reader = Task {
                var seen: [NumberedChange] = []
                var listing = ChangeListing()
                listing.limit = 3
                while seen.filter({ $0.change.type == .articleDeleted }).count < writers {
                    listing.after = seen.last?.number ?? 0
                    seen += try await service.changes(listing, in: .all).changes
                    // A storage in memory never waits, and the writers need a turn.
                    await Task.yield()
                    try Task.checkCancellation()
                }
                return seen
            }
            defer { reader.cancel() }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...writers {
                    group.addTask {
                        let article = try await service.create(draft(#"{"title":"W\#(number)"}"#))
                        for step in 1...6 {
                            _ = try await service.patch(
                                .id(article.id), with: patch(#"{"title":"W\#(number) \#(step)"}"#), if: .none)
                        }
                        try await service.delete(.id(article.id), if: .none)
                    }
                }
                try await group.waitForAll()
            }
            let seen = try await reader.value
            #expect(seen.map(\.number) == Array(1...Int64(writers * 8)))
            for (_, changes) in Dictionary(grouping: seen.map(\.change), by: \.subject) {
                #expect(changes.map(\.version) == Array(1...8))
            }
        },
    ]
}

private func draft(_ json: String) throws -> ArticleDraft {
    try ArticleDraft(json: JSONParser.parse(Array(json.utf8)))
}

private func patch(_ json: String) throws -> JSONValue { try JSONParser.parse(Array(json.utf8)) }

extension ArticleService {
    /// The feed, a line for each change.
    fileprivate func feed(_ scope: ChangeScope) async throws(ArticleError) -> [String] {
        try await changes(ChangeListing(), in: scope).changes.map { numbered in
            let change = numbered.change
            let target = change.target.map { ">\($0)" } ?? ""
            return "\(numbered.number) \(change.type.text) \(change.slug)\(target) \(change.version)"
        }
    }
}
