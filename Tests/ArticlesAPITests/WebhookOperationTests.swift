import Articles
import ArticlesConformance
import ArticlesInMemory
import HTTPTypes
import StrictJSON
import Testing

@testable import ArticlesAPI

@Suite("Operations on webhooks")
struct WebhookOperationTests {
    private static let body = #"{"url":"https://example.org/a","events":["article.*"]}"#

    @Test func `a webhook is made, shown, changed and deleted; its secret is shown once`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"A","status":"published"}"#)
        let made = try await site.send(.post, "/v1/webhooks", Self.body, as: .admin)
        #expect(made.status == 201, "\(made.text)")
        #expect(try made.string("sequence") == "1")
        let secret = try made.string("secret")
        #expect(secret.hasPrefix("whsec_") && secret.utf8.count == 50)
        let path = try #require(made.fields[.location])
        #expect(path == "/v1/webhooks/\(try made.string("id"))")
        let shown = try await site.send(.get, path, as: .admin)
        #expect(shown.status == 200 && shown.fields[.cacheControl] == "private, no-store")
        let list = try await site.send(.get, "/v1/webhooks", as: .admin)
        #expect(list.text == #"{"data":[\#(shown.text)]}"#)
        #expect(!shown.text.contains("whsec_"))
        let patched = try await site.send(
            .patch, path, #"{"enabled":false,"filter":{"tag":"news"}}"#, as: .admin,
            fields: [.ifMatch: try #require(shown.fields[.eTag])])
        #expect(try patched.string("state") == "disabled")
        #expect(try patched.string("version") == "2")
        #expect(patched.text.contains(#""filter":{"tag":"news","language":null}"#))
        let stale = try await site.send(
            .patch, path, #"{"enabled":true}"#, as: .admin,
            fields: [.ifMatch: try #require(shown.fields[.eTag])])
        #expect(stale.status == 412)
        let rotated = try await site.send(.post, path + "/rotate-secret", as: .admin)
        #expect(rotated.status == 200)
        #expect(try rotated.string("secret") != secret)
        #expect(!rotated.text.contains(secret) && !rotated.text.contains(#"expires_at":null"#))
        #expect(try await site.send(.delete, path, as: .admin).status == 204)
        #expect(try await site.send(.get, path, as: .admin).status == 404)
        #expect(try await site.send(.delete, path, as: .admin).status == 404)
    }

    @Test func `the audit log tells of webhooks, with who changed them, and never a secret`() async throws {
        let site = try await TestSite()
        let made = try await site.send(.post, "/v1/webhooks", Self.body, as: .admin)
        let path = try #require(made.fields[.location])
        _ = try await site.send(.patch, path, #"{"enabled":false}"#, as: .admin)
        _ = try await site.send(.patch, path, #"{"enabled":false}"#, as: .admin)
        let rotated = try await site.send(.post, path + "/rotate-secret", as: .admin)
        _ = try await site.send(.delete, path, as: .admin)
        let log = try await site.send(.get, "/v1/audit?of=administration", as: .admin)
        let own = log.text.split(separator: #"{"sequence""#).filter { $0.contains("webhook.") }
        let key = try #require(site.keys[.admin]).split(separator: "_")[1]
        let id = try made.string("id")
        #expect(own.count == 4, "\(log.text)")
        for (entry, operation) in zip(own, ["created", "updated", "updated", "deleted"]) {
            #expect(
                entry.contains(#""key":"\#(key)","request_id":"test","operation":"webhook.\#(operation)""#))
            #expect(entry.contains(#""subject":{"kind":"webhook","id":"\#(id)","slug":null}"#))
        }
        for secret in [try made.string("secret"), try rotated.string("secret")] {
            #expect(!log.text.contains(secret.dropFirst(6)))
        }
        for scope in [Scope.read, .admin] {
            #expect(try await !site.send(.get, "/v1/changes", as: scope).text.contains("webhook"))
        }
        #expect(try await site.send(.get, "/v1/audit?of=all", as: .admin).status == 400)
        #expect(try await site.send(.get, "/v1/audit?of=administration", as: .publish).status == 403)
    }

    @Test func `a change of a webhook under a key is made once`() async throws {
        let storage = InMemoryArticleRepository()
        let site = try await TestSite(storage: storage)
        func post(_ path: String, _ body: String = "", _ key: String) async throws -> ReceivedResponse {
            try await site.send(.post, path, body, as: .admin, fields: [.idempotencyKey: key])
        }
        let made = try await post("/v1/webhooks", Self.body, "a")
        let again = try await post("/v1/webhooks", Self.body, "a")
        #expect(made.status == 201 && again.status == 201 && again.text == made.text)
        #expect(again.fields[.idempotencyReplayed] == "true")
        #expect(again.fields[.location] == made.fields[.location])
        #expect(try await storage.webhooks().count == 1)
        let other = try await post("/v1/webhooks", Self.body.replacing("/a", with: "/b"), "a")
        #expect(other.status == 422)
        let path = try #require(made.fields[.location])
        let rotated = try await post(path + "/rotate-secret", "", "b")
        #expect(try await post(path + "/rotate-secret", "", "b").text == rotated.text)
        #expect(try await storage.webhooks().map(\.version) == [2])
    }

    @Test(arguments: [Webhook.State.disabled, .gone])
    func `nothing is sent again to a webhook that nothing is sent to`(_ state: Webhook.State) async throws {
        let storage = InMemoryArticleRepository()
        let site = try await TestSite(storage: storage)
        var webhook = Webhook.sample(1)
        (webhook.state, webhook.draft.isEnabled) = (state, false)
        try await storage.insert(webhook)
        _ = try await storage.insert([.sample(1)], of: .sample(1), movingFrom: 0, to: 3)
        let path = "/v1/webhooks/\(UniqueID.sample(1))/deliveries/\(WebhookDelivery.sample(1).id)/redeliver"
        let response = try await site.send(.post, path, as: .admin)
        #expect(response.status == 422)
        #expect(response.text.contains("enable it first"))
    }

    @Test func `only admin keys see or change webhooks`() async throws {
        let site = try await TestSite()
        let made = try await site.send(.post, "/v1/webhooks", Self.body, as: .admin)
        let path = try #require(made.fields[.location])
        for scope in [nil, Scope.read, .write, .publish] {
            for (method, target) in [
                (HTTPRequest.Method.get, "/v1/webhooks"), (.post, "/v1/webhooks"), (.get, path),
                (.patch, path), (.delete, path), (.post, path + "/rotate-secret"),
                (.get, path + "/deliveries"), (.post, path + "/deliveries/\(UniqueID.sample(1))/redeliver"),
            ] {
                let response = try await site.send(method, target, as: scope)
                #expect(response.status == (scope == nil ? 401 : 403), "\(method) \(target)")
            }
        }
    }

    @Test func `deliveries are listed in pages, and sent again`() async throws {
        let storage = InMemoryArticleRepository()
        let site = try await TestSite(storage: storage)
        try await storage.insert(Webhook.sample(1))
        let all = (1...3).map { WebhookDelivery.sample($0) }
        _ = try await storage.insert(all, of: .sample(1), movingFrom: 0, to: 3)
        for delivery in all.prefix(2) {
            _ = try await storage.update(delivery.attempted(.dead), from: delivery)
        }
        let path = "/v1/webhooks/\(UniqueID.sample(1))/deliveries"
        let page = try await site.send(.get, path + "?limit=2", as: .admin)
        #expect(try page.list("sequence") == ["3", "2"])
        let next = try page.string("page", "next")
        let rest = try await site.send(.get, path + "?limit=2&cursor=\(next)", as: .admin)
        #expect(try rest.list("sequence") == ["1"])
        #expect(try await site.send(.get, path + "?state=dead", as: .admin).list("sequence") == ["2", "1"])
        #expect(try await site.send(.get, path + "?state=dead&cursor=\(next)", as: .admin).status == 400)
        #expect(try await site.send(.get, path + "?state=failed", as: .admin).status == 400)
        let again = try await site.send(.post, "\(path)/\(all[0].id)/redeliver", as: .admin)
        #expect(again.status == 200)
        #expect(try again.string("state") == "pending")
        #expect(try again.string("attempts") == "0")
        for other in ["\(path)/\(UniqueID.sample(9))/redeliver", "\(path)/x/redeliver"] {
            #expect(try await site.send(.post, other, as: .admin).status == 404)
        }
        let foreign = "/v1/webhooks/\(UniqueID.sample(2))/deliveries"
        #expect(try await site.send(.get, foreign, as: .admin).status == 404)
        #expect(try await site.send(.post, "\(foreign)/\(all[0].id)/redeliver", as: .admin).status == 404)
    }

    @Test func `what is wrong with a webhook is named with its pointer`() async throws {
        let site = try await TestSite()
        let wrong =
            #"{"url":"http://example.org","events":["article.*","x"],"filter":{"tag":"A B"},"evnts":[]}"#
        let response = try await site.send(.post, "/v1/webhooks", wrong, as: .admin)
        #expect(response.status == 422 && response.problem == "/problems/invalid-webhook")
        for pointer in ["/url", "/events/1", "/filter/tag", "/evnts"] {
            #expect(response.text.contains(#""pointer":"\#(pointer)""#), "\(pointer)")
        }
        let made = try await site.send(.post, "/v1/webhooks", Self.body, as: .admin)
        let path = try #require(made.fields[.location])
        for patch in [#"{"audience":"editors"}"#, #"{"url":null}"#, #"{"events":null}"#, "[]"] {
            let response = try await site.send(.patch, path, patch, as: .admin)
            #expect(response.status == 422, "\(patch)")
        }
        #expect(try await site.send(.post, path + "/rotate-secret", "[]", as: .admin).status == 400)
    }

    @Test func `there are a hundred webhooks at most`() async throws {
        let storage = InMemoryArticleRepository()
        for number in 1...100 { try await storage.insert(Webhook.sample(number)) }
        let site = try await TestSite(storage: storage)
        let response = try await site.send(.post, "/v1/webhooks", Self.body, as: .admin)
        #expect(response.status == 422)
    }

    @Test func `a storage that keeps no webhooks says so`() async throws {
        let site = try await TestSite(storage: FailingStorage(error: ArticleError(.unavailable, "")))
        #expect(try await site.send(.get, "/v1/webhooks", as: .admin).status == 404)
        #expect(try await site.send(.post, "/v1/webhooks", Self.body, as: .admin).status == 404)
    }
}

extension ReceivedResponse {
    /// The text of a member, or the digits of one that is a number.
    fileprivate func string(_ path: String...) throws -> String {
        let value = try path.reduce(json) { try #require($0[$1], "\(text)") }
        return value.string ?? value.text
    }

    /// The same member of each element of a list.
    fileprivate func list(_ member: String) throws -> [String] {
        try data.map { try #require($0[member]).text }
    }
}
