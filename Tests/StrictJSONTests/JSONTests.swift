import StrictJSON
import Testing

@Suite struct JSONTests {
    private func parse(_ text: String) throws(JSONError) -> JSONValue {
        try JSONParser.parse(Array(text.utf8))
    }

    private func written(_ value: JSONValue) -> String {
        var writer = JSONWriter()
        writer.value(value)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test(arguments: [
        "null", "true", "[1,-0.5e+10,1.0,1e400]", #"{"b":1,"a":{"c":[]}}"#, #""\u0001\"\\/é😀""#,
    ])
    func `a value is written as it was read`(_ text: String) throws {
        #expect(try written(parse(text)) == text.replacing("/", with: "/"))
    }

    @Test(arguments: [
        ("", 0), ("[1,]", 3), (#"{"a":1,}"#, 7), (#"{"a":1,"a":2}"#, 7), ("01", 1), ("1.", 2), ("[1 2]", 3),
        ("\"\u{1}\"", 1), ("\u{FEFF}1", 0), ("nul", 0), ("\"abc", 0), (#"{"a" 1}"#, 5), ("1 x", 2),
        (#""\x""#, 2),
    ])
    func `a fault is found with its byte`(_ text: String, _ offset: Int) {
        let error = #expect(throws: JSONError.self) { try parse(text) }
        #expect(error?.kind == .malformed)
        #expect(error?.offset == offset)
    }

    @Test func `bytes that are not UTF-8 are a fault at their place`() {
        let error = #expect(throws: JSONError.self) { try JSONParser.parse([0x22, 0x61, 0xFF, 0x22]) }
        #expect(error?.offset == 2)
    }

    @Test(arguments: [#""\u0000""#, #"["\ud800"]"#, #""\udc00\ud800""#, #""\ud83dx""#])
    func `texts that can't be stored are told apart`(_ text: String) {
        let error = #expect(throws: JSONError.self) { try parse(text) }
        #expect(error?.kind == .unstorableText)
    }

    @Test func `32 levels are read, 33 are not`() throws {
        _ = try parse(String(repeating: "[", count: 32) + String(repeating: "]", count: 32))
        #expect(throws: JSONError.self) {
            try parse(String(repeating: "[", count: 33) + String(repeating: "]", count: 33))
        }
        #expect(throws: JSONError.self) { try parse(String(repeating: "[", count: 100_000)) }
    }

    @Test(arguments: [
        (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b"}"#, #"{"a":null}"#, "{}"),
        (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
        (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
        (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
        (#"[1,2]"#, #"{"a":"b","c":null}"#, #"{"a":"b"}"#),
        ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#), (#"{"a":1}"#, "null", "null"),
    ])
    func `a merge patch does what RFC 7396 shows`(_ target: String, _ patch: String, _ result: String) throws
    {
        #expect(try written(parse(target).merging(parse(patch))) == result)
    }

    @Test func `escapes are found at every place of a word`() throws {
        for length in 0..<24 {
            for place in 0..<max(length, 1) {
                for character in ["\"", "\\", "\n", "\u{1F}", "é", "\u{7F}"] {
                    var text = Array(repeating: "x", count: length)
                    if length > 0 { text[place] = character }
                    let joined = text.joined()
                    guard case .string(let read) = try parse(written(.string(joined))) else {
                        Issue.record("no string")
                        continue
                    }
                    #expect(read == joined)
                }
            }
        }
    }
}
