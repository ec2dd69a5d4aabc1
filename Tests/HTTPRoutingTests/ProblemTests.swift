import Foundation
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

@Suite struct ProblemTests {
    @Test func `a problem renders in one order`() {
        var problem = Problem(
            "invalid-article", title: "The article is not valid", status: .unprocessableContent,
            detail: "title must not be empty",
            errors: [
                Violation(.pointer("/title"), code: "empty", detail: "must not be empty"),
                Violation(.parameter("limit"), code: "range", detail: "1–100"),
                Violation(.header("If-Match"), code: "malformed", detail: "no tag"),
            ],
            extensions: [
                JSONMember("current_version", 3),
                JSONMember("fields", ["title", .null, true, .object([JSONMember("a", "b")])]),
            ])
        problem.instance = "/requests/1"
        let expected =
            #"{"type":"/problems/invalid-article","title":"The article is not valid","status":422,"#
            + #""detail":"title must not be empty","instance":"/requests/1","errors":["#
            + #"{"pointer":"/title","code":"empty","detail":"must not be empty"},"#
            + #"{"parameter":"limit","code":"range","detail":"1–100"},"#
            + #"{"header":"If-Match","code":"malformed","detail":"no tag"}],"#
            + #""current_version":3,"fields":["title",null,true,{"a":"b"}]}"#
        #expect(String(decoding: problem.json, as: UTF8.self) == expected)
    }

    @Test func `every text comes back from a JSON parser as it was`() throws {
        let text = (0...0x9F).compactMap(Unicode.Scalar.init).map(String.init).joined() + "\"\\/é€😀\u{2028}"
        let json = Problem.badRequest(text).json
        #expect(!json.contains { $0 < 0x20 })
        let object = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
        #expect(object?["detail"] as? String == text)
    }

    @Test func `the response has the status, the media type and the fields of its problem`() {
        let response = Problem.unavailable(retryAfter: 7, cause: "secret").response
        #expect(response.status == .serviceUnavailable)
        #expect(response.fields[.retryAfter] == "7")
        #expect(response.fields[.contentType] == "application/problem+json")
        #expect(response.fields[.cacheControl] == "no-store")
    }

    @Test func `a cause is never rendered`() {
        let problems: [Problem] = [.internalError(cause: "canary"), .unavailable(cause: "canary")]
        for problem in problems {
            #expect(!String(decoding: problem.json, as: UTF8.self).contains("canary"))
        }
    }
}
