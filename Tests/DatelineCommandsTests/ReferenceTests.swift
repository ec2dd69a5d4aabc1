import OpenAPIReference
import StrictJSON
import Testing

@testable import ArticlesAPI
@testable import DatelineCommands

@Suite("The reference of the contract")
struct ReferenceTests {
    private static func page() throws -> String {
        let contract = try JSONParser.parse(OpenAPIDocument.embedded().json)
        let reference = APIReference(of: contract, at: "http://localhost:8080", assets: "docs/") {
            "<p>\($0.count)</p>"
        }
        return String(decoding: reference.html, as: UTF8.self)
    }

    @Test func `every link leads somewhere, and every id is there once`() throws {
        let page = try Self.page()
        let ids = page.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(ids.count == Set(ids).count)
        let links = Set(page.matches(of: /\shref="#([^"]+)"/).map { String($0.1) })
        #expect(links.count > 200)
        #expect(links.subtracting(ids) == [])
    }

    @Test func `every operation of the contract is in it, with samples that name its path`() throws {
        let page = try Self.page()
        let contract = try JSONParser.parse(OpenAPIDocument.embedded().json)
        let ids =
            contract["paths"]?.members.flatMap {
                $0.value.members.compactMap { $0.value["operationId"]?.text }
            } ?? []
        #expect(ids.count > 45)
        for id in ids { #expect(page.contains("<section class=\"operation\" id=\"\(id)\">"), "\(id)") }
        #expect(!page.contains("\u{1}"))
    }
}

extension JSONValue {
    fileprivate var members: [JSONMember] {
        if case .object(let members) = self { members } else { [] }
    }

    fileprivate var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
