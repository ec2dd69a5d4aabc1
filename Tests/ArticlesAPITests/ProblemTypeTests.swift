import Foundation
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

@testable import Articles
@testable import ArticlesAPI

@Suite struct ProblemTypeTests {
    /// The types that the sources name, and those that are made of what a problem is about.
    private static func slugs() throws -> Set<String> {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources")
            .standardized
        var slugs = Set<String>()
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift", let text = try? String(contentsOf: file, encoding: .utf8)
            else {
                continue
            }
            for match in text.matches(of: /(?:Problem|self\.init)\(\s*"([a-z]+(?:-[a-z]+)*)"\s*,\s*title:/) {
                slugs.insert(String(match.1))
            }
            for match in text.matches(of: /self\.init\("([a-z-]+)", title:/) { slugs.insert(String(match.1)) }
        }
        for code in ArticleError.Code.allCases {
            for kind in ResourceKind.allCases {
                slugs.insert(Problem(ArticleError(code, ""), about: kind).slug)
            }
        }
        for subject in [ArticleError.Subject.id, .slug, .source, .tag, .key, .request] {
            slugs.insert(Problem(.conflict(subject), about: .article).slug)
        }
        return slugs
    }

    @Test func `every type of problem that the service sends has its page`() async throws {
        let slugs = try Self.slugs()
        #expect(slugs.count > 40 && slugs.contains("bad-request") && slugs.contains("version-not-supported"))
        #expect(slugs.subtracting(ProblemType.bySlug.keys) == [])
        #expect(Set(ProblemType.bySlug.keys).subtracting(slugs) == [])
        let site = try await TestSite()
        for slug in slugs {
            let page = try await site.send(.get, "/problems/\(slug)")
            #expect(page.status == 200, "\(slug)")
            #expect(try page.json["type"]?.string == "/problems/\(slug)")
        }
    }

    @Test func `the type of a problem leads to what it means`() async throws {
        let site = try await TestSite()
        for target in ["/nothing", "/v1/articles?limit=0", "/v1/audit"] {
            let problem = try await site.send(.get, target)
            let page = try await site.send(.get, try #require(problem.problem))
            #expect(page.status == 200)
            #expect(try page.json["status"]?.integer == problem.status)
            #expect(try page.json["title"]?.string == (try problem.json["title"]?.string))
            #expect(try page.json["causes"]?.elements?.isEmpty == false)
            #expect(try page.json["remedies"]?.elements?.isEmpty == false)
        }
    }

    @Test func `a browser gets html, a program JSON`() async throws {
        let site = try await TestSite()
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
        let page = try await site.send(.get, "/problems/slug-taken", fields: [.accept: browser])
        #expect(page[.contentType] == "text/html; charset=utf-8")
        #expect(page.text.contains("<h1>The slug is taken</h1>"))
        #expect(page[.vary] == "Accept, Accept-Encoding")
        let name = try #require(HTTPField.Name("Content-Security-Policy"))
        #expect(page[name]?.hasPrefix("default-src 'none'; style-src 'self';") == true)
        let links = page.text.matches(of: /href="\.\.\/(docs\/reference-[^"]+)"/).map { String($0.1) }
        #expect(links.count == 2)
        for link in links { #expect(try await site.send(.get, "/\(link)").status == 200, "\(link)") }
        let json = try await site.send(.get, "/problems/slug-taken")
        #expect(json[.contentType] == "application/json")
        let same = try await site.send(.get, "/problems/slug-taken", fields: [.ifNoneMatch: try json.tag])
        #expect(same.status == 304)
        #expect(
            try await site.send(.get, "/problems/slug-taken", fields: [.accept: "image/png"]).status == 406)
        #expect(try await site.send(.get, "/problems/unheard-of").status == 404)
    }
}
