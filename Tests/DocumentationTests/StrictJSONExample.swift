import StrictJSON
import Testing

@Suite struct StrictJSONExample {
    @Test func `the example of the catalog runs`() async throws {
        let article = try JSONParser.parse(Array(#"{"title":"Hello","tags":["news"],"views":1.0}"#.utf8))
        let patched = article.merging(.object([JSONMember("tags", .null)]))
        var writer = JSONWriter()
        writer.value(patched)
        let text = String(decoding: writer.bytes, as: UTF8.self)  // {"title":"Hello","views":1.0}
        #expect(text == #"{"title":"Hello","views":1.0}"#)
    }
}
