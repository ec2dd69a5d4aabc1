import HTTPTypes
import StrictJSON
import Testing

extension HTTPPromise {
    /// Webhooks, as far as nothing is sent.
    static let webhookPromises = [
        HTTPPromise("a webhook is made, shown, changed, given another secret, and deleted") { site in
            let json =
                #"{"url":"https://example.org/hook","events":["article.*"],"filter":{"language":"en"}}"#
            let made = try await site.send(.post, "/v1/webhooks", as: "admin", json: json)
            #expect(made.status == 201, "\(made.text)")
            let path = try #require(made.fields[.location])
            #expect(try await site.send(.get, path, as: "admin").string("state") == "enabled")
            #expect(try await site.send(.get, "/v1/webhooks", as: "admin").status == 200)
            let patched = try await site.send(.patch, path, as: "admin", json: #"{"enabled":false}"#)
            #expect(try patched.string("state") == "disabled")
            let rotated = try await site.send(.post, path + "/rotate-secret", as: "admin")
            #expect(try rotated.string("version") == "3")
            #expect(try await site.send(.get, path + "/deliveries?state=dead", as: "admin").list("id") == [])
            let unknown = path + "/deliveries/019341f2-7c1e-7000-8000-000000000001/redeliver"
            #expect(try await site.send(.post, unknown, as: "admin").status == 404)
            #expect(try await site.send(.get, path, as: "publish").status == 403)
            #expect(try await site.send(.delete, path, as: "admin").status == 204)
            #expect(try await site.send(.get, path, as: "admin").status == 404)
        }
    ]
}
