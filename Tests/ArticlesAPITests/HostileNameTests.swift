import Articles
import Foundation
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

/// Names of a client are compared byte by byte. Swift's comparison of characters normalises them, which takes
/// time in the square of the length of a run of combining marks: the time limit is what fails here.
@Suite(.timeLimit(.minutes(5))) struct HostileNameTests {
    /// Marks in an order that normalisation has to mend.
    private static let marks = "e" + String(repeating: "\u{301}\u{316}", count: 200_000)

    @Test(arguments: [
        #"{"title":"A","NAME":1}"#, #"{"title":"A","tags":["NAME"]}"#, ##"{"title":"A","tags":["#NAME"]}"##,
        #"{"title":"A","tags":[{"name":"NAME","NAME":1}]}"#, #"{"title":"NAME"}"#,
        #"{"title":"A","slug":"NAME"}"#,
        #"{"title":"A","status":"NAME"}"#, #"{"title":"A","format":"NAME"}"#,
        #"{"title":"A","authors":["NAME"]}"#,
        #"{"title":"A","language":"NAME"}"#, #"{"title":"A","published_at":"NAME"}"#,
        #"{"title":"A","id":"NAME"}"#,
        #"{"title":"A","canonical_url":"NAME"}"#, #"{"title":"A","image":{"url":"NAME"}}"#,
        #"{"title":"A","source":{"name":"NAME","id":"1"}}"#, #"{"title":"A","source":{"NAME":"a"}}"#,
    ])
    func `a name of many combining marks is refused at once`(body: String) async throws {
        let site = try await TestSite()
        let response = try await site.send(
            .post, "/v1/articles", body.replacing("NAME", with: Self.marks), as: .publish)
        #expect(response.status == 422)
        #expect(response.text.utf8.count < 4_000, "it is not repeated whole")
    }

    @Test func `a body of many combining marks is stored and found`() async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Marked","status":"published","body":"krill \#(Self.marks)"}"#)
        let response = try await site.send(.get, "/v1/articles?q=krill&highlight=true")
        #expect(response.text.contains("Marked"))
    }

    @Test(arguments: [
        ("/v1/tags", #"{"name":"NAME"}"#), ("/v1/tags", #"{"name":"a","relatedness":"NAME"}"#),
        ("/v1/tags", #"{"name":"a","NAME":1}"#), ("/v1/tags/b/merge", #"{"into":"NAME"}"#),
        ("/v1/tags/b/merge", #"{"into":"b","NAME":true}"#),
    ])
    func `names in other bodies are refused alike`(target: String, body: String) async throws {
        let site = try await TestSite()
        let response = try await site.send(
            .post, target, body.replacing("NAME", with: Self.marks), as: .publish)
        #expect(response.status == 422)
    }

    @Test(arguments: ["/title", "~0title", "tittle"])
    func `an unknown name is pointed at, and a near one is named`(name: String) async throws {
        let site = try await TestSite()
        let response = try await site.send(
            .post, "/v1/articles", #"{"title":"A","\#(name)":1}"#, as: .publish)
        let pointer = try response.json["errors"].flatMap { errors -> String? in
            guard case .array(let list) = errors else { return nil }
            return list.first?["pointer"]?.string
        }
        let escaped = name.replacing("~", with: "~0").replacing("/", with: "~1")
        #expect(pointer == "/" + escaped)
        #expect(response.text.contains("did you mean title?"))
    }

    @Test func `parameters are compared byte by byte`() async throws {
        let site = try await TestSite()
        let marks = "e" + String(repeating: "%CC%81%CC%96", count: 1_000)
        for query in [
            "\(marks)=1", "sort=\(marks)", "fields=\(marks)", "tag=\(marks)", "cursor=\(marks)", "q=\(marks)",
        ] {
            #expect(try await site.send(.get, "/v1/articles?\(query)").status == 400, "\(query.prefix(10))")
        }
    }
}
