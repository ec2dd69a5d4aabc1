import Articles
import ArticlesConformance
import HTTPRouting
import HTTPTypes
import StrictJSON
import Synchronization
import Testing

@testable import ArticlesAPI

@Suite struct ResponseCacheTests {
    @Test func `a response is given again without reading, and a change of the article ends that`()
        async throws
    {
        let site = try await TestSite()
        try await site.create(#"{"title":"Hello","status":"published"}"#)
        let target = "/v1/articles/hello"
        #expect(site.immediate(.get, target) == nil)
        let first = try await site.send(.get, target)
        let kept = try #require(site.immediate(.get, target))
        #expect(kept.everything == first.everything)
        _ = try await site.send(.patch, target, #"{"excerpt":"new"}"#, as: .publish)
        #expect(site.immediate(.get, target) == nil)
        #expect(try await site.send(.get, target).json["excerpt"]?.string == "new")
    }

    @Test func `a kept response honours conditions, HEAD and Accept`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Hello","status":"published"}"#)
        let target = "/v1/articles/hello"
        let first = try await site.send(.get, target)
        let unchanged = try #require(site.immediate(.get, target, [.ifNoneMatch: first.tag]))
        #expect(unchanged.status == 304)
        #expect(unchanged.bytes.isEmpty)
        #expect(unchanged[.contentType] == nil)
        #expect(unchanged[.eTag] == first[.eTag])
        let head = try #require(site.immediate(.head, target))
        #expect(head.bytes.isEmpty)
        #expect(head[.contentLength] == first[.contentLength])
        #expect(try await site.send(.get, target, fields: [.accept: "text/html"]).status == 406)
    }

    @Test func `nothing is kept of what not everyone may read, nor for whoever brings a key`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Draft"}"#)
        try await site.create(
            #"{"title":"Later","status":"published","published_at":"2026-01-01T13:00:00Z"}"#)
        try await site.create(#"{"title":"Now","status":"published"}"#)
        for slug in ["draft", "later", "now"] {
            #expect(try await site.send(.get, "/v1/articles/\(slug)", as: .read).status == 200)
            #expect(site.immediate(.get, "/v1/articles/\(slug)") == nil)
        }
        #expect(try await site.send(.get, "/v1/articles/later").status == 404)
        site.clock.advance(seconds: 3_600)
        #expect(try await site.send(.get, "/v1/articles/later").status == 200)
        #expect(site.immediate(.get, "/v1/articles/later") != nil)
        let withKey: HTTPFields = [.authorization: "Bearer dl_nobody"]
        #expect(site.immediate(.get, "/v1/articles/later", withKey) == nil)
        #expect(try await site.send(.get, "/v1/articles/later", fields: withKey).status == 401)
    }

    @Test func `a withdrawn, deleted or renamed article is gone from the cache at once`() async throws {
        let site = try await TestSite()
        for title in ["One", "Two", "Three"] {
            try await site.create(#"{"title":"\#(title)","status":"published"}"#)
            _ = try await site.send(.get, "/v1/articles/\(title.lowercased())")
        }
        _ = try await site.send(.patch, "/v1/articles/one", #"{"status":"archived"}"#, as: .publish)
        #expect(try await site.send(.get, "/v1/articles/one").status == 404)
        _ = try await site.send(.delete, "/v1/articles/two", as: .publish)
        #expect(try await site.send(.get, "/v1/articles/two").status == 410)
        _ = try await site.send(.patch, "/v1/articles/three", #"{"slug":"four"}"#, as: .publish)
        #expect(try await site.send(.get, "/v1/articles/three").status == 308)
        #expect(try await site.send(.get, "/v1/articles/four").status == 200)
    }

    @Test func `a change of a tag shows in the articles that carry it`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Hello","status":"published","tags":["Old","Other"]}"#)
        func names() async throws -> String {
            try await site.send(.get, "/v1/articles/hello?fields=tags").text
        }
        #expect(try await names().contains("Old"))
        _ = try await site.send(.patch, "/v1/tags/old", #"{"name":"New"}"#, as: .publish)
        #expect(try await names().contains("New"))
        _ = try await site.send(.post, "/v1/tags/old/merge", #"{"into":"other"}"#, as: .publish)
        #expect(try await !names().contains("New"))
        _ = try await site.send(.delete, "/v1/tags/other", as: .publish)
        #expect(try await !names().contains("Other"))
    }

    @Test func `what was read before a change is not kept after it`() throws {
        let cache = ResponseCache(byteLimit: 1 << 20)
        let (one, two) = (ArticleID.numbered(1), ArticleID.numbered(2))
        let early = try #require(cache.beginFill())
        cache.drop(.article(one))
        cache.keep(.sample(10), of: one, for: "/one", early)
        cache.keep(.sample(10), of: two, for: "/two", early)
        #expect(cache.response(to: "/one") == nil)
        #expect(cache.response(to: "/two") != nil)
        cache.drop(.everything)
        cache.keep(.sample(10), of: two, for: "/two", early)
        #expect(cache.response(to: "/two") == nil)
        let late = try #require(cache.beginFill())
        for number in 10..<5_000 { cache.drop(.article(.numbered(number))) }
        cache.keep(.sample(10), of: two, for: "/two", late)
        #expect(cache.response(to: "/two") == nil, "too many changes to remember: it can't be known")
        cache.keep(.sample(10), of: two, for: "/two", try #require(cache.beginFill()))
        #expect(cache.response(to: "/two") != nil)
    }

    @Test func `it never takes more than its bytes, and what is used stays longest`() throws {
        let limit = 100_000
        let cache = ResponseCache(byteLimit: limit)
        for number in 0..<1_000 {
            let target = "/v1/articles/\(number)"
            cache.keep(.sample(1_000), of: .numbered(number), for: target, try #require(cache.beginFill()))
            #expect(cache.size <= limit)
            #expect(cache.response(to: "/v1/articles/0") != nil, "used all the time, gone at \(number)")
        }
        #expect(cache.response(to: "/v1/articles/1") == nil)
        cache.keep(.sample(limit), of: .numbered(5_000), for: "/large", try #require(cache.beginFill()))
        #expect(cache.response(to: "/large") == nil)
        for number in 0..<1_000 { cache.drop(.article(.numbered(number))) }
        #expect(cache.size == 0)
    }

    @Test func `of a storage that tracks its changes nothing is given after one`() throws {
        let storage = TrackedStorage()
        let cache = ResponseCache(byteLimit: 1 << 20, of: storage)
        func keep(_ fill: ResponseCache.Fill?) throws {
            cache.keep(.sample(10), of: .numbered(1), for: "/one", try #require(fill))
        }
        try keep(cache.beginFill())
        #expect(cache.response(to: "/one") != nil)
        storage.change()
        #expect(cache.response(to: "/one") == nil)

        // What was begun before a change that somebody has noticed meanwhile is not kept.
        let early = cache.beginFill()
        storage.change()
        #expect(cache.response(to: "/two") == nil)
        try keep(early)
        #expect(cache.response(to: "/one") == nil)

        // And not given when nobody has.
        let unnoticed = cache.beginFill()
        storage.change()
        try keep(unnoticed)
        #expect(cache.response(to: "/one") == nil)

        try keep(cache.beginFill())
        storage.hide()
        #expect(cache.response(to: "/one") == nil, "nobody knows")
        #expect(cache.beginFill() == nil)
        storage.change()
        #expect(cache.response(to: "/one") == nil)
    }

    @Test func `whoever wrote reads what they wrote, while others read all the time`() async throws {
        let site = try await TestSite()
        try await withThrowingTaskGroup { group in
            for writer in 0..<8 {
                try await site.create(#"{"title":"Article \#(writer)","status":"published"}"#)
                group.addTask {
                    let target = "/v1/articles/article-\(writer)"
                    for step in 0..<100 {
                        let patch = #"{"excerpt":"step \#(step)"}"#
                        _ = try await site.send(.patch, target, patch, as: .publish)
                        let read = try await site.send(.get, target)
                        #expect(try read.json["excerpt"]?.string == "step \(step)")
                    }
                }
                group.addTask {
                    for _ in 0..<400 { _ = try await site.send(.get, "/v1/articles/article-\(writer)") }
                }
            }
            try await group.waitForAll()
        }
    }
}

extension ResponseCache {
    fileprivate func response(to target: String) -> EncodedResponse? { response(to: target, at: .sample) }

    fileprivate func keep(
        _ response: EncodedResponse, of article: ArticleID, for target: String, _ fill: Fill
    ) {
        keep(response, of: .article(article), for: target, fill, at: .sample)
    }
}

/// Only has a token.
final class TrackedStorage: ChangeTracking {
    private let state = Mutex<(count: UInt64, isKnown: Bool)>((1, true))

    var changeToken: ChangeToken? {
        state.withLock { $0.isKnown ? ChangeToken(SIMD8(repeating: $0.count)) : nil }
    }

    func change() { state.withLock { $0 = ($0.count + 1, true) } }
    func hide() { state.withLock { $0.isKnown = false } }
}

extension TestSite {
    /// The response that is given without waiting, if there is one.
    func immediate(
        _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields = [:]
    ) -> ReceivedResponse? {
        switch router.begin(Request(method, target, fields: fields)) {
        case .responded(let response): ReceivedResponse(response)
        case .pending: nil
        }
    }
}

extension ArticleID {
    fileprivate static func numbered(_ number: Int) -> ArticleID {
        ArticleID(high: 1, low: UInt64(number))
    }
}

extension EncodedResponse {
    static func sample(_ count: Int) -> EncodedResponse {
        let bytes = [UInt8](repeating: 0x20, count: count)
        return EncodedResponse(tag: EntityTag(of: bytes), fields: [:], bytes: bytes)
    }
}
