import Articles
import Foundation
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

@testable import ArticlesAPI

@Suite struct ServiceOperationTests {
    @Test func `alive needs neither storage nor key`() async throws {
        let error = ArticleError(.unavailable, "gone")
        let site = try await TestSite(storage: FailingStorage(error: error), isReady: false)
        let response = try await site.send(.get, "/healthz?from=balancer")
        #expect(response.status == 200)
        #expect(response.text == #"{"status":"ok"}"#)
        #expect(response[.cacheControl] == "no-store")
    }

    @Test func `ready is what the settings say`() async throws {
        let ready = try await TestSite().send(.get, "/readyz")
        #expect(ready.status == 200)
        #expect(ready.text == #"{"status":"ready"}"#)
        let waiting = try await TestSite(isReady: false).send(.get, "/readyz")
        #expect(waiting.status == 503)
        #expect(waiting[.contentType] == "application/problem+json")
        #expect(waiting[.retryAfter] == "1")
    }

    @Test(arguments: [
        ("/openapi.yaml", "application/yaml", "openapi: 3.1.0\n"),
        ("/openapi.json", "application/json", "{}"),
    ])
    func `the contract is served as it was given`(_ path: String, _ type: String, _ text: String) async throws
    {
        let site = try await TestSite()
        let response = try await site.send(.get, path)
        #expect(response.status == 200)
        #expect(response[.contentType] == type)
        #expect(response.text == text)
        let again = try await site.send(.get, path, fields: [.ifNoneMatch: response.tag])
        #expect(again.status == 304)
        #expect(again.bytes.isEmpty)
        #expect(try again.tag == response.tag)
    }

    @Test func `an operation that does not say for whom it writes writes nothing`() async throws {
        let site = try await TestSite()
        let draft = try ArticleDraft(json: JSONParser.parse(Array(#"{"title":"A"}"#.utf8)))
        let error = await #expect(throws: ArticleError.self) { try await site.api.articles.create(draft) }
        #expect(error?.code == .forbidden)
        #expect(try await site.send(.get, "/v1/articles?status=any", as: .read).data.isEmpty)
    }

    @Test func `the route table and the contract list the same operations`() async throws {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "openapi.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        var path = ""
        var described: [String] = []
        for line in text.split(separator: "\n") {
            if line == "components:" { break }
            if let match = line.wholeMatch(of: #/  (/.*):/#) { path = String(match.1) }
            if let match = line.wholeMatch(of: #/    (get|put|post|patch|delete):/#) {
                described.append("\(match.1.uppercased()) \(path)")
            }
        }
        let routes = try await TestSite().router.routes.map { "\($0.method.rawValue) \($0.template)" }
        #expect(routes.sorted() == described.sorted())
    }
}
