import HTTPTypes
import Testing

@Suite("The reference page")
struct ReferenceOperationTests {
    @Test func `it is html with a policy of its own, and is had once`() async throws {
        let site = try await TestSite()
        let page = try await site.send(.get, "/docs")
        #expect(page.status == 200 && page[.contentType] == "text/html; charset=utf-8")
        let name = try #require(HTTPField.Name("Content-Security-Policy"))
        let policy = try #require(page[name])
        #expect(
            policy.hasPrefix("default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'"))
        #expect(!policy.contains("unsafe"))
        let again = try await site.send(.get, "/docs", fields: [.ifNoneMatch: try page.tag])
        #expect(again.status == 304 && again.bytes.isEmpty)
        #expect(try await site.send(.head, "/docs").status == 200)
        #expect(try await site.send(.get, "/docs", fields: [.accept: "application/json"]).status == 406)
    }

    @Test func `its files are kept for good under their own names alone`() async throws {
        let site = try await TestSite()
        let page = try await site.send(.get, "/docs").text
        let names = page.matches(of: /(?:href|src)="(docs\/reference-[^"]+)"/).map { String($0.1) }
        #expect(names.count == 3)
        for name in names {
            let file = try await site.send(.get, "/\(name)")
            #expect(file.status == 200 && file[.cacheControl]?.hasSuffix("immutable") == true, "\(name)")
        }
        let former = try await site.send(.get, "/docs/reference-0.js")
        #expect(former.status == 200 && former[.cacheControl] == "public, max-age=0, must-revalidate")
        for name in ["reference-0.html", "reference.css", "other-0.css", "-.css", "x"] {
            #expect(try await site.send(.get, "/docs/\(name)").status == 404, "\(name)")
        }
    }
}
