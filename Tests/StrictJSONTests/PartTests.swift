import Testing

@testable import StrictJSON

/// Texts that are read part by part.
@Suite struct PartTests {
    @Test func `parts of an object are those that reading all of it finds`() throws {
        let text = Array(#" { "a" : [1, {"b":"]}\"\\"}, [] ,null] ,"c\u0041": true,"d":-1.5e3 } "#.utf8)
        let parts = try #require(try JSONParser.members(of: text, atMost: 9))
        let members = try parts.map { part in
            JSONMember(part.name, try JSONParser.parse(text, in: part.range, depth: 1))
        }
        #expect(try JSONParser.parse(text) == .object(members))
        let elements = try #require(try JSONParser.elements(of: text, in: parts[0].range, atMost: 9))
        let values = try elements.map { try JSONParser.parse(text, in: $0, depth: 2) }
        #expect(try JSONParser.parse(text)["a"] == .array(values))
    }

    @Test func `no more parts are looked for than asked`() throws {
        let text = Array(#"{"a":[1,2,3,4,{]"#.utf8)
        let range = 5..<text.count
        #expect(try JSONParser.elements(of: text, in: range, atMost: 2)?.count == 3)
        #expect(try JSONParser.members(of: Array(#"{"a":1,"b":2,"c":"#.utf8), atMost: 1)?.count == 2)
    }

    @Test func `what is no object or no array has no parts`() throws {
        #expect(try JSONParser.members(of: Array("[1]".utf8), atMost: 9) == nil)
        #expect(try JSONParser.elements(of: Array("{}".utf8), in: 0..<2, atMost: 9) == nil)
        #expect(try JSONParser.members(of: Array(" {} ".utf8), atMost: 9) == [])
        #expect(try JSONParser.elements(of: Array("[ ]".utf8), in: 0..<3, atMost: 9) == [])
    }

    @Test(arguments: [
        #"{"a":1"#, #"{"a":}"#, #"{"a" 1}"#, #"{a:1}"#, #"{"a":1}x"#, #"{"a":1,"a":2}"#, #"{"a":"b}"#,
        #"{"a":[}"#,
        #"{"a":1,}"#, #"{"a":"\"#, #"{"a":tru}"#, #"{"a":[1 2]}"#, #"{"a":{"b":1]}"#, "{", #"{"a":"#,
        #"{"a":]}"#,
    ])
    func `what is malformed is so part by part, too`(_ text: String) {
        #expect(throws: JSONError.self) { try JSONParser.parse(Array(text.utf8)) }
        #expect(throws: JSONError.self) { try readByParts(Array(text.utf8)) }
    }

    @Test func `a text is read part by part exactly if it is read as a whole`() throws {
        let base = Array(
            #"{"operations":[{"op":"create","a":"é\n\"x"},{"b":[1,{"c":null}]}],"atomic":true}"#.utf8)
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var text = base
            for _ in 0...Int.random(in: 0..<2, using: &generator) {
                let place = Int.random(in: text.indices, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: text.remove(at: place)
                case 1: text[place] = base.randomElement(using: &generator) ?? 0
                case _: text.insert(UInt8.random(in: 0...255, using: &generator), at: place)
                }
            }
            let whole = try? JSONParser.parse(text)
            guard whole == nil || whole?["operations"] != nil, text.first == UInt8(ascii: "{") else {
                continue
            }
            #expect((try? readByParts(text)) == whole, "\(String(decoding: text, as: UTF8.self))")
        }
    }

    /// The text as a value, the elements of its arrays one by one.
    private func readByParts(_ text: [UInt8]) throws -> JSONValue {
        let parts = try #require(try JSONParser.members(of: text, atMost: 100))
        return .object(
            try parts.map { part in
                guard let ranges = try JSONParser.elements(of: text, in: part.range, atMost: 100) else {
                    return JSONMember(part.name, try JSONParser.parse(text, in: part.range, depth: 1))
                }
                let elements = try ranges.map { try JSONParser.parse(text, in: $0, depth: 2) }
                return JSONMember(part.name, .array(elements))
            })
    }
}
