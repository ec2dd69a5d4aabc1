import HTTPRouting
import HTTPTypes
import Testing

@Suite struct NegotiationTests {
    @Test(arguments: [
        nil, "*/*", "application/*", "application/json", "APPLICATION/JSON",
        "text/html, application/json;q=0.1",
        "text/html, */*;q=0.1", "application/json; charset=utf-8", "",
    ])
    func `a response that is accepted is given`(accept: String?) throws {
        var fields = HTTPFields()
        fields[.accept] = accept
        #expect(try Request(.get, "/", fields: fields).accepts("application/json") == "application/json")
    }

    @Test(arguments: [
        "text/html", "application/json;q=0", "application/json;q=0, */*", "application/xml, text/*",
        "*/*;q=0",
        "application/json;q=2",
    ])
    func `a response that Accept excludes is 406`(accept: String) {
        let request = Request(.get, "/", fields: [.accept: accept])
        #expect(problem { () throws(Problem) in try request.accepts("application/json") }?.status.code == 406)
    }

    @Test func `of several types the one that is liked best is given`() throws {
        let request = Request(.get, "/", fields: [.accept: "application/json;q=0.5, text/event-stream"])
        #expect(try request.accepts("application/json", "text/event-stream") == "text/event-stream")
        let either = Request(.get, "/", fields: [.accept: "*/*"])
        #expect(try either.accepts("application/json", "text/event-stream") == "application/json")
    }

    @Test(arguments: [
        "application/json", "Application/JSON", "application/json; charset=UTF-8",
        "application/json;charset=\"utf-8\"",
    ])
    func `a body of the right type is read`(type: String) throws {
        let request = Request(.post, "/", fields: [.contentType: type])
        #expect(try request.requireContentType("application/json") == "application/json")
    }

    @Test(arguments: [nil, "", "text/plain", "application/jsonx", "application/json; charset=latin1"])
    func `a body of another type is 415`(type: String?) {
        var fields = HTTPFields()
        fields[.contentType] = type
        let request = Request(.post, "/", fields: fields)
        #expect(
            problem { () throws(Problem) in try request.requireContentType("application/json") }?.status.code
                == 415)
    }

    @Test func `fields are found in any case and several of one name are joined`() {
        let lines = [
            FieldLine(name: "ACCEPT", value: "a"), FieldLine(name: "x", value: "y"),
            FieldLine(name: "accept", value: "b"),
        ]
        let request = Request(method: .get, target: "/", lines: lines)
        #expect(request.field(.accept) == "a, b")
        #expect(request.fields[.accept] == "a, b")
        #expect(request.hasField(.accept))
        #expect(!request.hasField(.acceptEncoding))
        #expect(request.field(.eTag) == nil)
    }
}
