/// Reading a large text part by part: a tree of all of it would take many times its size.
extension JSONParser {
    /// A member of an object whose value was not read yet.
    public struct Part: Sendable, Hashable {
        /// The name of the member.
        public let name: String
        /// Where the value is.
        public let range: Range<Int>
    }

    /// Where the values of the object are that a text is: of so many members and one more, behind which the text is not looked at.
    /// What is wrong inside of a value is found when it is parsed. `nil` if the text is no object.
    public static func members(of bytes: [UInt8], atMost limit: Int) throws(JSONError) -> [Part]? {
        var parser = JSONParser(bytes)
        parser.skipSpace()
        guard let first = parser.current else {
            throw parser.malformed("the text ends where a value is expected")
        }
        guard first == UInt8(ascii: "{") else { return nil }
        var parts: [Part] = []
        try parser.enter()
        if parser.current == UInt8(ascii: "}") {
            parser.offset += 1
        } else {
            repeat {
                let name = try parser.name(besides: parts)
                parts.append(Part(name: name, range: try parser.skipValue()))
                if parts.count > limit { return parts }
            } while try !parser.endsAfterElement(UInt8(ascii: "}"))
        }
        parser.skipSpace()
        guard parser.offset == bytes.count else { throw parser.malformed("unexpected text after the value") }
        if let error = parser.unstorable { throw error }
        return parts
    }

    /// Where the elements are of an array that a part of a text is: so many and one more, behind which the text is not looked at.
    /// `nil` if the part is no array.
    public static func elements(
        of bytes: [UInt8], in range: Range<Int>, atMost limit: Int
    ) throws(JSONError) -> [Range<Int>]? {
        var parser = JSONParser(bytes)
        parser.offset = range.lowerBound
        guard parser.current == UInt8(ascii: "[") else { return nil }
        var elements: [Range<Int>] = []
        try parser.enter()
        if parser.current == UInt8(ascii: "]") { return elements }
        repeat {
            elements.append(try parser.skipValue())
            if elements.count > limit { return elements }
        } while try !parser.endsAfterElement(UInt8(ascii: "]"))
        return elements
    }

    /// The value of a part of a text, so many levels deep in it.
    public static func parse(
        _ bytes: [UInt8], in range: Range<Int>, depth: Int
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes)
        parser.offset = range.lowerBound
        parser.depth = depth
        let value = try parser.value()
        guard parser.offset == range.upperBound else {
            throw parser.malformed("a comma or the end is expected")
        }
        if let error = parser.unstorable { throw error }
        return value
    }

    /// Reads the name of a member and its colon.
    private mutating func name(besides parts: [Part]) throws(JSONError) -> String {
        let start = offset
        guard current == UInt8(ascii: "\"") else { throw malformed("a member name in quotes is expected") }
        let name = try string()
        guard !parts.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
            throw malformed("the name is given twice in this object", at: start)
        }
        skipSpace()
        guard current == UInt8(ascii: ":") else { throw malformed("a colon is expected") }
        offset += 1
        skipSpace()
        return name
    }

    /// Steps over a value by its brackets and quotation marks, or up to what must follow a number or a word.
    private mutating func skipValue() throws(JSONError) -> Range<Int> {
        let start = offset
        var level = 0
        repeat {
            switch current {
            case UInt8(ascii: "\""): try skipString()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                level += 1
                offset += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard level > 0 else { throw malformed("a value is expected") }
                level -= 1
                offset += 1
            case nil: throw malformed("the text ends too early")
            case _ where level > 0: offset += 1
            case _: skipWord()
            }
        } while level > 0
        guard offset > start else { throw malformed("a value is expected") }
        return start..<offset
    }

    private mutating func skipString() throws(JSONError) {
        let start = offset
        offset += 1
        while let byte = current, byte != UInt8(ascii: "\"") {
            offset += byte == UInt8(ascii: "\\") ? 2 : 1
        }
        guard current != nil else { throw malformed("the string does not end", at: start) }
        offset += 1
    }

    private mutating func skipWord() {
        let ends = [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x0A, 0x0D, 0x09]
        while let byte = current, !ends.contains(byte) { offset += 1 }
    }
}
