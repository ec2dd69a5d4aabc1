import Articles
import ArticlesAPI
import HTTPTypes
import StrictJSON
import Testing

@Suite struct AuthorizationTests {
    private static let writes: [(HTTPRequest.Method, String, String?)] = [
        (.post, "/v1/articles", #"{"title":"A"}"#), (.put, "/v1/articles/a", #"{"title":"A"}"#),
        (.patch, "/v1/articles/a", "{}"), (.delete, "/v1/articles/a", nil),
        (.post, "/v1/tags", #"{"name":"A"}"#), (.patch, "/v1/tags/a", "{}"), (.delete, "/v1/tags/a", nil),
        (.post, "/v1/tags/a/merge", #"{"into":"b"}"#),
    ]
    private static let reads = [
        "/v1/articles", "/v1/articles/a", "/v1/tags", "/v1/tags/a", "/v1/tags/a/related", "/v1/redirects",
        "/v1/search/suggest?q=a",
    ]

    @Test func `the table says who may use a route`() async throws {
        let site = try await TestSite()
        let wrong = "Bearer dl_aaaaaaaaaaaa_" + String(repeating: "a", count: 48)
        for (number, route) in site.api.routes.enumerated() {
            let path = route.path.replacing(/\{.*?\}/, with: "a")
            func status(as scope: Scope?, _ fields: HTTPFields = [:]) async throws -> Int {
                let body = [.get, .delete].contains(route.method) ? nil : "{}"
                let address = "192.0.2.\(number)"
                return try await site.send(
                    route.method, path, body, as: scope, fields: fields, from: address
                ).status
            }
            #expect((try await status(as: nil) == 401) == (route.access.scope != nil), "\(route)")
            let refused = try await status(as: nil, [.authorization: wrong])
            #expect((refused == 401) == (route.access != .open), "\(route)")
            for scope in Scope.allCases {
                let isForbidden = route.access.scope.map { scope < $0 } ?? false
                let status = try await status(as: scope)
                #expect((status == 403) == isForbidden, "\(route)")
                #expect(status != 401, "\(route)")
            }
        }
    }

    @Test func `OPTIONS and a 405 name the methods of the table`() async throws {
        let site = try await TestSite()
        for template in Set(site.api.routes.map(\.path)) {
            let path = template.replacing(/\{.*?\}/, with: "a")
            // A literal segment is a value of a parameter, too.
            let routes = site.api.routes.filter { route in
                let segments = zip(route.path.split(separator: "/"), path.split(separator: "/"))
                return route.path.split(separator: "/").count == path.split(separator: "/").count
                    && segments.allSatisfy { $0.replacing(/\{.*?\}/, with: "a") == $1 || $0.hasPrefix("{") }
            }
            var methods = Set(routes.map(\.method.rawValue) + ["OPTIONS"])
            if methods.contains("GET") { methods.insert("HEAD") }
            let expected = methods.sorted().joined(separator: ", ")
            #expect(try await site.send(.options, path)[.allow] == expected)
            let refused = try await site.send(.init("LINK") ?? .trace, path)
            #expect(refused.status == 405)
            #expect(refused[.allow] == expected)
        }
    }

    @Test func `a change needs a key, whatever it is about`() async throws {
        let site = try await TestSite()
        for (method, path, body) in Self.writes {
            let response = try await site.send(method, path, body)
            #expect(response.status == 401, "\(method) \(path)")
            #expect(response.problem == "/problems/unauthorized")
            #expect(response[.wwwAuthenticate] == "Bearer")
        }
    }

    @Test func `a key that may only read changes nothing`() async throws {
        let site = try await TestSite()
        for (method, path, body) in Self.writes {
            let response = try await site.send(method, path, body, as: .read)
            #expect(response.status == 403, "\(method) \(path)")
            #expect(response.problem == "/problems/forbidden")
        }
        #expect(try await site.send(.get, "/v1/articles?status=any", as: .read).data.isEmpty)
    }

    @Test(arguments: [Scope.write, .publish, .admin])
    func `scopes include those before them`(_ scope: Scope) async throws {
        let site = try await TestSite()
        let created = try await site.send(.post, "/v1/articles", #"{"title":"A"}"#, as: scope)
        #expect(created.status == 201)
        #expect(try await site.send(.get, "/v1/articles/a", as: scope).status == 200)
    }

    @Test(arguments: [
        "Bearer", "Bearer ", "Bearer nonsense", "Basic dTpw", "bearer a b", "dl_abc_def", "",
        "Bearer dl_aaaaaaaaaaaa_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ])
    func `a key that is not known is a 401, on public reads too`(_ value: String) async throws {
        let site = try await TestSite()
        for path in Self.reads {
            let response = try await site.send(.get, path, fields: [.authorization: value])
            #expect(response.status == 401, "\(path)")
            #expect(response[.wwwAuthenticate] == "Bearer")
        }
    }

    @Test func `a key is compared whole, and the scheme in any case`() async throws {
        let site = try await TestSite()
        let token = try #require(site.keys[.read])
        for value in ["bearer \(token)", "BEARER  \(token)"] {
            #expect(try await site.send(.get, "/v1/articles", fields: [.authorization: value]).status == 200)
        }
        for wrong in [token + "a", String(token.dropLast()), token + ", Bearer " + token, token.uppercased()]
        {
            let response = try await site.send(
                .get, "/v1/articles", fields: [.authorization: "Bearer " + wrong])
            #expect(response.status == 401)
        }
    }

    @Test func `states other than published need a key`() async throws {
        let site = try await TestSite()
        for status in ["draft", "scheduled", "archived", "any"] {
            let response = try await site.send(.get, "/v1/articles?status=\(status)")
            #expect(response.status == 401)
            #expect(response[.wwwAuthenticate] == "Bearer")
            #expect(try await site.send(.get, "/v1/articles?status=\(status)", as: .read).status == 200)
        }
        #expect(try await site.send(.get, "/v1/articles?status=published").status == 200)
    }

    @Test func `without keys everyone may do everything, and caches nothing`() async throws {
        let site = try await TestSite(needsKeys: false)
        #expect(try await site.send(.post, "/v1/articles", #"{"title":"A"}"#).status == 201)
        let response = try await site.send(.get, "/v1/articles/a")
        #expect(response.status == 200)
        #expect(response[.cacheControl] == "private, no-store")
    }

    @Test func `public responses are for caches, responses to a key are not`() async throws {
        let site = try await TestSite(publicMaxAge: 60)
        try await site.create(#"{"title":"A","status":"published","tags":["a"]}"#)
        for path in Self.reads {
            let anonymous = try await site.send(.get, path)
            #expect(anonymous[.cacheControl] == "public, max-age=60", "\(path)")
            let isNegotiated = path == "/v1/articles/a"
            let vary =
                isNegotiated ? "Authorization, Accept, Accept-Encoding" : "Authorization, Accept-Encoding"
            #expect(anonymous[.vary] == vary)
            let editorial = try await site.send(.get, path, as: .read)
            #expect(editorial[.cacheControl] == "private, no-store")
            #expect(editorial[.vary] == vary)
        }
        #expect(try await site.send(.get, "/v1/articles/absent")[.cacheControl] == "no-store")
    }
}
