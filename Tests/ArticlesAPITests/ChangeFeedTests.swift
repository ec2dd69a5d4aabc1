import Articles
import ArticlesInMemory
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

@testable import ArticlesAPI

/// `/v1/changes` and `/v1/audit`.
@Suite struct ChangeFeedTests {
    private static func site(_ storage: any ArticleStorage = InMemoryArticleRepository()) async throws
        -> TestSite
    {
        let site = try await TestSite(storage: storage, publicMaxAge: 3_600)
        try await site.create(#"{"title":"A","slug":"a","status":"published"}"#)
        try await site.create(#"{"title":"Draft","slug":"draft"}"#)
        _ = try await site.send(.patch, "/v1/articles/a", #"{"slug":"b"}"#, as: .publish)
        return site
    }

    @Test func `an editor sees every change, the public what it can see, each with numbers of its own`()
        async throws
    {
        let site = try await Self.site()
        let all = try await site.send(.get, "/v1/changes", as: .read)
        #expect(
            try all.lines == [
                "1 article.created a 1", "2 article.created draft 1", "3 article.updated b 2",
                "4 redirect.created a>b 2",
            ])
        let visible = try await site.send(.get, "/v1/changes")
        #expect(
            try visible.lines == [
                "1 article.published a 1", "2 article.updated b 2", "3 redirect.created a>b 2",
            ])
        #expect(!visible.text.contains("draft"))
        #expect(visible[.cacheControl] == "public, max-age=0, must-revalidate")
        #expect(all[.cacheControl] == "private, no-store")
    }

    @Test func `whoever goes on from next sees each change once`() async throws {
        let site = try await Self.site()
        var lines: [String] = []
        var after = "0"
        for _ in 1...3 {
            let page = try await site.send(.get, "/v1/changes?limit=2&after=\(after)", as: .read)
            lines += try page.lines
            after = try #require(try page.json["page"]?["next"]).digits
        }
        #expect(lines.count == 4)
        #expect(after == "4")
        let last = try await site.send(.get, "/v1/changes?after=4", as: .read)
        #expect(last.text.hasSuffix(#""page":{"limit":100,"next":4,"oldest":1,"newest":4}}"#))
    }

    @Test func `the audit log tells who made a change, under which request`() async throws {
        let site = try await Self.site()
        let log = try await site.send(.get, "/v1/audit", as: .admin)
        let key = try #require(site.keys[.publish]).split(separator: "_")[1]
        #expect(
            log.text.hasPrefix(
                #"{"data":[{"sequence":1,"at":"2026-01-01T12:00:00.000Z","key":"\#(key)","request_id":"test","#
                    + #""operation":"article.created","subject":{"kind":"article","id":"#))
        #expect(try log.data.count == 4)
        #expect(try await site.send(.get, "/v1/audit", as: .publish).status == 403)
        #expect(try await site.send(.get, "/v1/audit").status == 401)
        #expect(try await site.send(.get, "/v1/audit?wait=1s", as: .admin).status == 400)
    }

    @Test(arguments: [
        "after=-1", "after=1.0", "after=99999999999999999999", "limit=0", "limit=1001", "wait=61", "wait=1m",
        "wait=-1s", "cursor=x", "after=1&after=2",
    ])
    func `a malformed parameter is a 400`(_ query: String) async throws {
        #expect(try await Self.site().send(.get, "/v1/changes?\(query)").status == 400)
    }

    @Test func `a number that was never given or is not kept is a 410 that says where to go on`() async throws
    {
        let storage = InMemoryArticleRepository()
        let site = try await Self.site(storage)
        let future = try await site.send(.get, "/v1/changes?after=5", as: .read)
        #expect(future.status == 410)
        #expect(future.problem == "/problems/changes-expired")
        _ = try await storage.deleteChanges(in: .all, before: .latest, limit: 1)
        let past = try await site.send(.get, "/v1/changes?after=0", as: .read)
        #expect(past.status == 410)
        #expect(past.text.contains("go on with after=4; the oldest change that is kept is 2"))
        #expect(try await site.send(.get, "/v1/changes", as: .read).lines.count == 3)
    }

    @Test func `a request that waits gets what comes meanwhile`() async throws {
        let site = try await Self.site()
        async let waiting = site.send(.get, "/v1/changes?after=4&wait=20s", as: .read)
        try await site.create(#"{"title":"C","slug":"c"}"#)
        #expect(try await waiting.lines == ["5 article.created c 1"])
        let empty = try await site.send(.get, "/v1/changes?after=5&wait=0", as: .read)
        #expect(try empty.lines == [])
    }

    @Test func `a stream goes on with what changes, and where it was broken off`() async throws {
        let site = try await Self.site()
        var events: [String] = []
        for await event in site.events(after: "2") {
            events.append(event)
            if events.count == 2 { _ = try await site.send(.delete, "/v1/articles/b", as: .publish) }
            if events.count == 3 { break }
        }
        #expect(
            events.map { $0.prefix { $0 != "{" } } == [
                "id: 3\nevent: article.updated\ndata: ", "id: 4\nevent: redirect.created\ndata: ",
                "id: 5\nevent: article.deleted\ndata: ",
            ])
        let wrong = try await site.send(
            .get, "/v1/changes", as: .read, fields: [.accept: "text/event-stream", .lastEventID: "x"])
        #expect(wrong.status == 400)
        let expired = try await site.send(
            .get, "/v1/changes", as: .read, fields: [.accept: "text/event-stream", .lastEventID: "77"])
        #expect(expired.status == 410)
    }

    @Test(arguments: [true, false])
    func `a stream ends when its key is revoked or expires, before it tells of more`(_ isRevoked: Bool)
        async throws
    {
        let site = try await Self.site()
        let end = Timestamp(clamping: site.clock.dependencies.now().milliseconds + 10_000)
        let (key, token) = try await site.keyService.create(label: "", scope: .read, expiresAt: end)
        var count = 0
        for await _ in site.events(after: "2", with: token) {
            count += 1
            if count > 2 { break }
            guard count == 2 else { continue }
            if isRevoked {
                try await site.keyService.revoke(id: key.id)
            } else {
                site.clock.advance(seconds: 10)
            }
            try await site.create(#"{"title":"Later"}"#)
        }
        #expect(count == 2)
    }
}

extension TestSite {
    /// The events of a stream, until nobody asks for more.
    fileprivate func events(after last: String, with token: String? = nil) -> AsyncStream<String> {
        AsyncStream { continuation in
            let reading = Task {
                defer { continuation.finish() }
                let key = token ?? keys[.read] ?? ""
                let request = Request(
                    .get, "/v1/changes",
                    fields: [
                        .accept: "text/event-stream", .lastEventID: last, .authorization: "Bearer \(key)",
                    ])
                let response = await router.respond(to: request)
                guard case .stream(let stream) = response.body else { return }
                try await stream.forEach { piece in
                    let text = String(decoding: piece, as: UTF8.self)
                    for event in text.split(separator: "\n\n") where event.hasPrefix("id:") {
                        continuation.yield(String(event))
                    }
                }
            }
            continuation.onTermination = { _ in reading.cancel() }
        }
    }
}

extension ReceivedResponse {
    /// The changes of a page, a line for each.
    fileprivate var lines: [String] {
        get throws {
            try data.map { change in
                let slug = change["slug"]?.string ?? ""
                let target = change["to"]?.string.map { ">\($0)" } ?? ""
                return "\(change["sequence"]?.digits ?? "") \(change["type"]?.string ?? "") \(slug)\(target) "
                    + "\(change["version"]?.digits ?? "")"
            }
        }
    }
}

extension JSONValue {
    fileprivate var digits: String { if case .number(let digits) = self { digits } else { "" } }
}
