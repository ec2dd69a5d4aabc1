import Articles
import Testing

extension RepositoryCheck {
    /// The responses that are kept with changes.
    static let idempotencyChecks = [
        RepositoryCheck(
            "the response to a request is stored by each kind of change, and comes back as its bytes"
        ) {
            storage in
            let (first, second) = (Tag.sample(1), Tag.sample(2))
            let article = Article.sample(tags: [first])
            let next = article.revised(title: "Next")
            var renamed = first
            renamed.name = "First"
            renamed.version = 2
            let changes: [(KeptResponse) async throws -> Void] = [
                { try await storage.insert(article.indexed, newTags: [first], in: .init(response: $0)) },
                {
                    try await storage.update(
                        next.indexed, from: article, newTags: [], in: .init(response: $0))
                },
                {
                    try await storage.setOverrides(
                        RelatedOverrides(), of: article.id, in: .init(response: $0))
                },
                { try await storage.insert(second, in: .init(response: $0)) },
                {
                    try await storage.update(
                        renamed, from: first, leavesRedirect: true, in: .init(response: $0))
                },
                { kept in
                    _ = try await storage.merge(
                        renamed, into: second, at: .sample, leavesRedirect: true, in: .none
                    ) { _, _ in kept }
                },
                { try await storage.delete(second, in: .init(response: $0)) },
                { try await storage.delete(next.tombstone, in: .init(response: $0)) },
            ]
            for (number, change) in changes.enumerated() {
                let kept = KeptResponse.sample(number)
                #expect(try await storage.keptResponse(id: kept.request.id, at: .sample) == nil)
                try await change(kept)
                #expect(try await storage.keptResponse(id: kept.request.id, at: .sample) == kept)
            }
        },
        RepositoryCheck("a request is carried out once: a second change of it stores nothing") { storage in
            let (article, tag) = (Article.sample(1), Tag.sample(1))
            let kept = KeptResponse.sample(1)
            try await storage.insert(article.indexed, newTags: [], in: .init(response: kept))
            try await storage.insert(tag)
            var other = KeptResponse.sample(1, at: 5)
            other.request.fingerprint = Array(repeating: 9, count: 32)
            let again = WriteContext(response: other)
            let changes: [() async throws -> Void] = [
                { try await storage.insert(Article.sample(2).indexed, newTags: [.sample(2)], in: again) },
                { try await storage.insert(article.indexed, newTags: [], in: again) },
                {
                    try await storage.update(
                        article.revised(title: "B").indexed, from: article, newTags: [], in: again)
                },
                { try await storage.delete(article.revised().tombstone, in: again) },
                { try await storage.insert(Tag.sample(3), in: again) },
                { try await storage.delete(tag, in: again) },
                { try await storage.setOverrides(RelatedOverrides(), of: article.id, in: again) },
            ]
            for change in changes {
                #expect(await expectError(.conflict) { try await change() }?.subject == .request)
            }
            expectSame(try await storage.article(id: article.id), article)
            #expect(try await storage.article(id: .sample(2)) == nil)
            #expect(try await storage.tags(TagQuery(scope: .all, limit: 9)).map(\.tag.id) == [tag.id])
            #expect(try await storage.keptResponse(id: kept.request.id, at: .sample) == kept)
        },
        RepositoryCheck("a change that fails keeps no response, and the request can be sent again") {
            storage in
            let kept = KeptResponse.sample(1)
            let context = WriteContext(response: kept)
            let id = kept.request.id
            try await expectFailures(in: storage, context) { _, _ in kept }
            #expect(try await storage.keptResponse(id: id, at: .sample) == nil)
            try await storage.insert(Article.sample(2).indexed, newTags: [], in: context)
            #expect(try await storage.keptResponse(id: id, at: .sample) != nil)
        },
        RepositoryCheck("a response is kept for 24 hours, and then makes way") { storage in
            let lifetime = KeptResponse.lifetime
            let kept = KeptResponse.sample(1)
            try await storage.insert(Tag.sample(1), in: .init(response: kept))
            let id = kept.request.id
            #expect(try await storage.keptResponse(id: id, at: .sample.adding(lifetime - 1)) == kept)
            #expect(try await storage.keptResponse(id: id, at: .sample.adding(lifetime)) == nil)
            await expectError(.conflict) {
                try await storage.insert(
                    Tag.sample(2), in: .init(response: .sample(1, at: lifetime - 1)))
            }
            let renewed = KeptResponse.sample(1, at: lifetime)
            try await storage.insert(Tag.sample(2), in: .init(response: renewed))
            #expect(try await storage.keptResponse(id: id, at: .sample.adding(lifetime)) == renewed)
            #expect(
                try await storage.keptResponse(id: id, at: .sample.adding(2 * lifetime - 1)) == renewed)
        },
        RepositoryCheck("each change deletes a few responses that have expired, the oldest first") {
            storage in
            let count = 2 * KeptResponse.cleanupLimit
            for number in 0..<count {
                let kept = KeptResponse.sample(number, at: Int64(number))
                try await storage.insert(Tag.sample(number), in: .init(response: kept))
            }
            // Those that are still there are found by a clock that was set back.
            let later = KeptResponse.lifetime + Int64(count)
            try await storage.insert(Tag.sample(100), in: .init(response: .sample(100, at: later)))
            for number in 0..<count {
                let kept = try await storage.keptResponse(id: .sample(number), at: .sample)
                #expect((kept != nil) == (number >= KeptResponse.cleanupLimit), "\(number)")
            }
            try await storage.insert(Tag.sample(101), in: .init(response: .sample(101, at: later)))
            for number in 0..<count {
                #expect(try await storage.keptResponse(id: .sample(number), at: .sample) == nil, "\(number)")
            }
            #expect(try await storage.keptResponse(id: .sample(100), at: .sample) != nil)
        },
        RepositoryCheck("a merge is told of its counts before it is stored") { storage in
            let (from, into) = (Tag.sample(1), Tag.sample(2))
            for (number, tags) in [[from], [from, into], [into], [from], []].enumerated() {
                try await storage.insert(
                    .sample(number, tags: tags),
                    newTags: number == 0 ? [from] : number == 1 ? [into] : [])
            }
            let moved = try await storage.merge(
                from, into: into, at: .sample, leavesRedirect: true, in: .none
            ) { .sample($0 * 100 + $1) }
            #expect(moved == 3)
            #expect(try await storage.tag(slug: into.slug, in: .all)?.articleCount == 4)
            #expect(try await storage.keptResponse(id: .sample(304), at: .sample) != nil)
        },
        RepositoryCheck("of 16 changes of one request at a time exactly one is stored") { storage in
            let stored = await withTaskGroup(of: Bool.self) { group in
                for number in 1...16 {
                    group.addTask {
                        do throws(ArticleError) {
                            try await storage.insert(
                                Article.sample(number).indexed, newTags: [], in: .init(response: .sample(1)))
                            return true
                        } catch {
                            #expect(error.subject == .request)
                            return false
                        }
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(stored == 1)
            let count = try await storage.count(ArticleFilter(statuses: .any))
            #expect(count == 1)
        },
    ]
}

extension KeptResponse {
    /// A response of its number, stored so many milliseconds after `Timestamp.sample`.
    static func sample(_ number: Int, at milliseconds: Int64 = 0) -> KeptResponse {
        let request = IdempotentRequest(
            id: .sample(number), fingerprint: (0..<32).map { UInt8(truncatingIfNeeded: number + $0 * 9) })
        let isBare = number % 2 == 1
        let content = ResponseContent(
            status: isBare ? 204 : 201, location: isBare ? nil : "/v1/é/\(number)",
            entityTag: isBare ? nil : "\"\(number)-0f\"",
            body: isBare ? [] : Array("{\"t\":\"\\u0000 é 日本 \u{1F680} ' \\\\ %\"}".utf8))
        return KeptResponse(to: request, content, storedAt: .sample.adding(milliseconds))
    }
}
