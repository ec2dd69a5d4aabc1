import Articles
import ArticlesInMemory
import HTTPTypes
import Synchronization
import Testing

@testable import ArticlesAPI

/// Requests with an idempotency key (draft-ietf-httpapi-idempotency-key-header).
@Suite struct IdempotencyTests {
    private static let article = #"{"title":"A","status":"published"}"#
    private static let key: HTTPFields = [.idempotencyKey: "k-1"]

    @Test func `what is sent again gets the first response, byte for byte, and creates nothing`() async throws
    {
        let site = try await TestSite()
        let first = try await site.send(.post, "/v1/articles", Self.article, as: .publish, fields: Self.key)
        #expect(first.status == 201)
        #expect(first.reason == "Created")
        #expect(first[.idempotencyReplayed] == nil)
        site.clock.advance(seconds: 60)
        _ = try await site.send(.patch, "/v1/articles/a", #"{"title":"B"}"#, as: .publish)
        let again = try await site.send(.post, "/v1/articles", Self.article, as: .publish, fields: Self.key)
        #expect(again[.idempotencyReplayed] == "true")
        #expect(again.bytes == first.bytes)
        var fields = again.fields
        fields[.idempotencyReplayed] = nil
        #expect(fields == first.fields)
        #expect(try await site.send(.get, "/v1/articles").data.count == 1)
    }

    @Test func `a response without a key is the same as the first one with a key`() async throws {
        let site = try await TestSite()
        let body = #"{"title":"A","id":"019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"}"#
        let keyed = try await site.send(.post, "/v1/articles", body, as: .publish, fields: Self.key)
        let other = try await TestSite()
        let plain = try await other.send(.post, "/v1/articles", body, as: .publish)
        #expect(keyed.everything == plain.everything)
    }

    @Test func `another request under a key is a 422, whatever differs`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"T","tags":["a","b"]}"#)
        _ = try await site.send(.post, "/v1/articles", Self.article, as: .publish, fields: Self.key)
        let others: [(HTTPRequest.Method, String, String)] = [
            (.post, "/v1/articles", Self.article + " "), (.post, "/v1/tags", #"{"name":"n"}"#),
            (.post, "/v1/tags/a/merge", #"{"into":"b"}"#), (.patch, "/v1/articles/t", Self.article),
            (.put, "/v1/articles/t", Self.article),
        ]
        for (method, path, body) in others {
            let response = try await site.send(method, path, body, as: .publish, fields: Self.key)
            #expect(response.status == 422, "\(method) \(path)")
            #expect(response.problem == "/problems/idempotency-key-reused")
        }
        #expect(try await site.send(.get, "/v1/tags?q=a", as: .read).data.count == 1)
    }

    @Test func `each access key has idempotency keys of its own`() async throws {
        let site = try await TestSite()
        let first = try await site.send(.post, "/v1/articles", Self.article, as: .publish, fields: Self.key)
        let second = try await site.send(.post, "/v1/articles", Self.article, as: .admin, fields: Self.key)
        #expect(second.status == 201)
        #expect(second[.idempotencyReplayed] == nil)
        #expect(second[.location] != first[.location])
    }

    @Test func `every kind of change can be sent again`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"T","tags":["a","b"]}"#)
        try await site.create(#"{"title":"P"}"#)
        let tag = try await site.send(.get, "/v1/articles/t", as: .read).tag
        let changes: [(HTTPRequest.Method, String, String?, Int)] = [
            (.patch, "/v1/articles/t", #"{"title":"U"}"#, 200),
            (.put, "/v1/articles/t/related/overrides", #"{"pinned":["p"],"excluded":[]}"#, 200),
            (.post, "/v1/tags", #"{"name":"C"}"#, 201),
            (.patch, "/v1/tags/c", #"{"name":"D"}"#, 200),
            (.post, "/v1/tags/a/merge", #"{"into":"b"}"#, 200),
            (.delete, "/v1/tags/c", nil, 204),
            (.put, "/v1/articles/t", #"{"title":"V"}"#, 200),
            (.delete, "/v1/articles/t", nil, 204),
        ]
        for (number, (method, path, body, status)) in changes.enumerated() {
            var fields: HTTPFields = [.idempotencyKey: "k-\(number)"]
            if number == 0 { fields[.ifMatch] = tag }
            let first = try await site.send(method, path, body, as: .publish, fields: fields)
            #expect(first.status == status, "\(method) \(path) \(first.text)")
            let again = try await site.send(method, path, body, as: .publish, fields: fields)
            #expect(again.status == status, "\(method) \(path) \(again.text)")
            #expect(again.bytes == first.bytes)
            #expect(again[.idempotencyReplayed] == "true")
        }
    }

    @Test func `what changes nothing is not kept, and its key may be used again`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"T","tags":["a","b"]}"#)
        let requests: [(HTTPRequest.Method, String, String, Int)] = [
            (.post, "/v1/articles", "{", 400), (.post, "/v1/articles", #"{"title":""}"#, 422),
            (.post, "/v1/articles", #"{"title":"T","slug":"t"}"#, 409),
            (.patch, "/v1/articles/t", #"{"title":"T"}"#, 200),
            (.post, "/v1/tags/a/merge", #"{"into":"b","dry_run":true}"#, 200),
            (.delete, "/v1/articles/none", "", 404),
        ]
        for (method, path, body, status) in requests {
            for _ in 0..<2 {
                let response = try await site.send(method, path, body, as: .publish, fields: Self.key)
                #expect(response.status == status, "\(method) \(path)")
                #expect(response[.idempotencyReplayed] == nil)
            }
        }
        let created = try await site.send(.post, "/v1/articles", Self.article, as: .publish, fields: Self.key)
        #expect(created.status == 201)
    }

    @Test func `a key is one text, in quotation marks or without`() async throws {
        let site = try await TestSite()
        let good = [
            ("a", "a"), ("\"a b\"", "a b"), ("\"q\\\"\\\\\"", "q\"\\"),
            (String(repeating: "x", count: 255), nil),
        ]
        for (value, text) in good {
            #expect(IdempotencyKey(value)?.text == text ?? value)
        }
        let bad = [
            "", "\"\"", "a, b", "a b", "\"a", "a\"", "\"a\"b\"", "\"a\\\"", "\"a\\b\"", "é",
            String(repeating: "x", count: 256), "a;b",
        ]
        for value in bad {
            #expect(IdempotencyKey(value) == nil, "\(value)")
            guard value.utf8.allSatisfy({ $0 < 0x80 }), !value.isEmpty else { continue }
            let response = try await site.send(
                .post, "/v1/articles", Self.article, as: .publish, fields: [.idempotencyKey: value])
            #expect(response.status == 400)
            #expect(response.problem == "/problems/bad-header")
        }
    }

    @Test func `a key is forgotten after 24 hours`() async throws {
        let site = try await TestSite()
        for round in 0..<2 {
            let first = try await site.send(
                .post, "/v1/articles", Self.article, as: .publish, fields: Self.key)
            #expect(first[.idempotencyReplayed] == nil, "\(round)")
            site.clock.advance(seconds: 86_399)
            let again = try await site.send(
                .post, "/v1/articles", Self.article, as: .publish, fields: Self.key)
            #expect(again[.idempotencyReplayed] == "true")
            site.clock.advance(seconds: 1)
        }
        #expect(try await site.send(.get, "/v1/articles").data.count == 2)
    }

    @Test func `while the first request runs a second one is a 409, and then gets its response`() async throws
    {
        let store = WaitingStore()
        let site = try await TestSite(storage: try await InMemoryArticleRepository.open(store))
        let first = Task {
            try await site.send(.post, "/v1/articles", Self.article, as: .publish, fields: Self.key)
        }
        await store.waitUntilHeld()
        for body in [Self.article, "{}"] {
            let second = try await site.send(.post, "/v1/articles", body, as: .publish, fields: Self.key)
            #expect(second.status == 409)
            #expect(second.problem == "/problems/request-in-progress")
            #expect(second[.retryAfter] == "1")
        }
        store.letGo()
        let created = try await first.value
        let again = try await site.send(.post, "/v1/articles", Self.article, as: .publish, fields: Self.key)
        #expect(again.status == 201)
        #expect(again.bytes == created.bytes)
    }

    @Test func `two services over one storage carry a request out once`() async throws {
        let storage = InMemoryArticleRepository()
        let keys = InMemoryArticleRepository()
        let sites = [
            try await TestSite(storage: storage, keyStorage: keys),
            try await TestSite(storage: storage, needsKeys: false),
            try await TestSite(storage: storage, needsKeys: false),
        ]
        let responses = try await withThrowingTaskGroup(of: ReceivedResponse.self) { group in
            for number in 0..<40 {
                let site = sites[1 + number % 2]
                group.addTask {
                    try await site.send(.post, "/v1/articles", Self.article, fields: Self.key)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let created = responses.filter { $0.status == 201 }
        #expect(Set(created.map(\.text)).count == 1)
        #expect(responses.allSatisfy { $0.status == 201 || $0.status == 409 })
        #expect(try await sites[1].send(.get, "/v1/articles").data.count == 1)
    }
}

/// A record store that holds back its commits until it is told to let them go.
private final class WaitingStore: RecordStore {
    private struct State {
        var isOpen = false
        var isHeld = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var observers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func load() async throws -> [Record] { [] }

    func commit(_ changes: [RecordChange]) async throws {
        await withCheckedContinuation { continuation in
            let (mayGo, observers) = state.withLock { state in
                state.isHeld = true
                if !state.isOpen { state.waiting.append(continuation) }
                defer { state.observers = [] }
                return (state.isOpen, state.observers)
            }
            for observer in observers { observer.resume() }
            if mayGo { continuation.resume() }
        }
    }

    func close() async {}

    /// Returns when a commit is held back.
    func waitUntilHeld() async {
        await withCheckedContinuation { continuation in
            let isHeld = state.withLock { state in
                if !state.isHeld { state.observers.append(continuation) }
                return state.isHeld
            }
            if isHeld { continuation.resume() }
        }
    }

    func letGo() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
