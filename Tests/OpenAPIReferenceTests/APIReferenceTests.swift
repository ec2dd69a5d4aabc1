import OpenAPIReference
import StrictJSON
import Testing

@Suite("The reference of an API")
struct APIReferenceTests {
    private static func page(_ json: String) throws -> String {
        let reference = APIReference(
            of: try JSONParser.parse(Array(json.utf8)), at: "http://localhost:8080", assets: "docs/"
        ) { text in "<p>\(text.count)</p>" }
        return String(decoding: reference.html, as: UTF8.self)
    }

    private static let document = """
        {"openapi":"3.1.0","info":{"title":"Shop","version":"1","summary":"A shop.","description":"Hello"},
        "tags":[{"name":"things","description":"What is sold"}],
        "paths":{"/things/{id}":{"parameters":[{"$ref":"#/components/parameters/ID"}],
          "get":{"operationId":"readThing","tags":["things"],"summary":"Read a thing","security":[{},{"key":["read"]}],
            "responses":{"200":{"description":"It.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"},
              "examples":{"one":{"$ref":"#/components/examples/Thing"}}}}},"404":{"$ref":"#/components/responses/NotFound"}}},
          "patch":{"operationId":"patchThing","tags":["things"],"summary":"Change a thing","security":[{"key":["write"]}],
            "requestBody":{"content":{"application/merge-patch+json":{"schema":{"$ref":"#/components/schemas/Thing"},
              "example":{"name":"it's","isSold":true,"price":null}}}},
            "responses":{"200":{"description":"It.","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}}}},
        "components":{
          "parameters":{"ID":{"name":"id","in":"path","required":true,"example":"a b","schema":{"type":"string","maxLength":9}}},
          "responses":{"NotFound":{"description":"Nothing here."}},"headers":{"ETag":{"schema":{"type":"string"}}},
          "examples":{"Thing":{"value":{"name":"a"}}},
          "schemas":{"Thing":{"type":"object","required":["name"],"properties":{"name":{"type":"string"},
            "kinds":{"type":"array","items":{"$ref":"#/components/schemas/Kind"}}}},"Kind":{"enum":["a","b"]}}}}
        """

    @Test func `each operation has its place, its parameters and its responses`() throws {
        let page = try Self.page(Self.document)
        for part in [
            "<h1>Shop API</h1>", "id=\"readThing\"", "id=\"patchThing\"", "<code>/things/{id}</code>",
            "string, at most 9 characters", "<a href=\"#response-NotFound\">404</a>",
            "id=\"response-NotFound\"",
            "id=\"schema-Thing\"", "list of <a href=\"#schema-Kind\">Kind</a>", "<b>required</b>",
            "with a key that has <code>read</code>", "the scope <code>write</code>",
        ] { #expect(page.contains(part), "\(part)") }
    }

    @Test func `samples are in four languages, with values of the contract`() throws {
        let page = try Self.page(Self.document)
        for part in [
            "curl -X PATCH '<span class=\"base\">http://localhost:8080</span>/things/a%20b'",
            "-d '{&quot;name&quot;: &quot;it'\\''s&quot;, &quot;isSold&quot;: true, &quot;price&quot;: null}'",
            "json={&quot;name&quot;: &quot;it's&quot;, &quot;isSold&quot;: True, &quot;price&quot;: None}",
            "headers={&quot;Authorization&quot;: f&quot;Bearer {key}&quot;, &quot;Content-Type&quot;: &quot;application/merge-patch+json&quot;}",
            "request.httpMethod = &quot;PATCH&quot;", "body: JSON.stringify({",
        ] { #expect(page.contains(part), "\(part)") }
        #expect(page.ranges(of: "<label for=\"readThing-").count == 4)
    }

    @Test func `nothing of a document is markup, and nothing is inline`() throws {
        let hostile = "\\u003cscript>alert(1)\\u003c/script>\\\"onload=x"
        var json = Self.document
        for text in ["Shop", "A shop.", "Read a thing", "a b", "Nothing here."] {
            json = json.replacing("\"\(text)\"", with: "\"\(hostile)\"")
        }
        let page = try Self.page(json)
        #expect(page.contains("&lt;script&gt;alert(1)"))
        #expect(!page.contains("<script>") && !page.contains("\"onload"))
        #expect(!page.contains(" style=") && !page.contains("<style"))
        #expect(page.ranges(of: "<script").count == 1)
        #expect(page.contains("<script src=\"docs/reference-"))
    }

    @Test func `a document without anything is a page`() throws {
        for json in ["{}", "null", "[]", "{\"paths\":{\"/a\":{\"get\":{}}},\"tags\":[{\"name\":\"\"}]}"] {
            #expect(try Self.page(json).hasSuffix("</html>\n"), "\(json)")
        }
    }

    @Test func `files are named by their bytes`() throws {
        let assets = APIReference.assets
        #expect(
            assets.map(\.mediaType).sorted() == [
                "image/svg+xml", "text/css; charset=utf-8", "text/javascript; charset=utf-8",
            ])
        for asset in assets { #expect(asset.name.contains(/^reference-[0-9a-f]{8,16}\.(css|js|svg)$/)) }
        let script = try #require(assets.first { $0.name.hasSuffix(".js") })
        let text = String(decoding: script.bytes, as: UTF8.self)
        for word in [
            "innerHTML", "insertAdjacentHTML", "document.write", "eval(", "localStorage", "https://",
        ] {
            #expect(!text.contains(word), "\(word)")
        }
    }
}
