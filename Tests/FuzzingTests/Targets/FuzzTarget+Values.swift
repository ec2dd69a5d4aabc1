import StrictJSON
import TextAnalysis

@testable import Articles

/// Values that clients send.
extension FuzzTarget {
    /// The slug that is made of a title.
    static let slug = FuzzTarget(
        text: "slug", longest: 1_024,
        seeds: [
            "Summit called off – for now", "ÅNGSTRÖM ﬁve", "日本語のタイトル", "مقال",
            "019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e", "e\u{301}\u{200D}\u{FE0F}", "İI",
            String(repeating: "ab ", count: 60),
        ]
    ) { title, faults in
        let made = Slug(making: title)
        faults.expect(
            Slug(made.text)?.text.hasBytes(of: made.text) == true, "\(made) is no slug")
        faults.expect(
            Slug(making: made.text).text.hasBytes(of: made.text), "\(made) becomes \(Slug(making: made.text))"
        )
        for number in [2, 10, 1_000] {
            let numbered = made.numbered(number)
            faults.expect(
                Slug(numbered.text)?.text.hasBytes(of: numbered.text) == true, "\(numbered) is no slug")
        }
    }

    /// A text of JSON, whole and by its parts.
    static let json = FuzzTarget(
        name: "json", longest: 8_192,
        seeds: [
            #"{"a":[1,-0.5e+3,true,null,"\u00e9\ud83d\ude00\n"],"b":{}}"#, "[[[[]]]]", #""\ud800""#,
            #"{"a":1,"a":2}"#, "0e1", #"{"\u0000":1}"#, "[1,]", " \t\r\n1",
        ], words: ["\\u", "\\ud83d", "\\ude00", "null", "true", "false", "1e1", "{\"", "\":", "],[", "\\\""]
    ) { bytes in
        var faults = Faults()
        let value = try? JSONParser.parse(bytes)
        if let value {
            var writer = JSONWriter()
            writer.value(value)
            faults.expect((try? JSONParser.parse(writer.bytes)) == value, "it is another when written")
            faults.expect(value.merging(.object([])) == value || value.isScalar, "an empty patch changes it")
        }
        if case .object(let members)? = value {
            let parts = try? JSONParser.members(of: bytes, atMost: members.count)
            let values = parts.flatMap { $0 }?.compactMap { part in
                (try? JSONParser.parse(bytes, in: part.range, depth: 1)).map { JSONMember(part.name, $0) }
            }
            faults.expect(values == members, "its parts are others")
        } else if value == nil, let parts = (try? JSONParser.members(of: bytes, atMost: 64)).flatMap({ $0 }),
            parts.count <= 64
        {
            let areWhole = parts.allSatisfy { (try? JSONParser.parse(bytes, in: $0.range, depth: 1)) != nil }
            faults.expect(!areWhole, "its parts are JSON, and it is not")
        }
        return faults.first
    }

    /// The place in a list.
    static let cursor = FuzzTarget(
        text: "cursor", longest: 512,
        seeds: [
            Cursor(isBackward: false, number: 1_527_238_800_000, id: UniqueID(high: 1, low: 2))
                .encoded(for: signature),
            Cursor(isBackward: true, text: "a title", id: UniqueID(high: .max, low: 0))
                .encoded(for: signature), "AQ", "====",
        ]
    ) { text, faults in
        for isText in [false, true] {
            guard let cursor = try? Cursor(text, for: signature, isText: isText) else { continue }
            let again = try? Cursor(cursor.encoded(for: signature), for: signature, isText: isText)
            faults.expect(again == cursor, "\(cursor) becomes another")
            faults.expect(
                (try? Cursor(text, for: ~signature, isText: isText)) == nil, "it is one of another query")
        }
        let built = Cursor(isBackward: text.utf8.count % 2 == 0, text: text, id: UniqueID(high: 7, low: 9))
        guard !text.utf8.contains(0) else { return }
        let read = try? Cursor(built.encoded(for: signature), for: signature, isText: true)
        faults.expect(read?.text.hasBytes(of: text) == true, "a cursor is not read as it was written")
    }

    private static let signature: UInt64 = 0x0102_0304_0506_0708

    /// What is searched for.
    static let search = FuzzTarget(
        text: "search", longest: 600,
        seeds: [
            "summit \"north korea\" -sanctions nego*", "「東京」 駅*", "-a", "«x",
            "\u{FF02}a\u{FF02} \u{FF0D}b c\u{FF0A}",
            "don't e-mail C++ 3.14", "a** --b \"\" *",
        ], words: ["\"", "-", "*", " ", "「", "」", "\u{201C}", "\u{FF0A}", "\u{FF0D}"]
    ) { text, faults in
        guard let expression = try? SearchExpression(text) else { return }
        faults.expect(
            expression.clauses.count <= SearchExpression.maximumClauses, "\(expression.clauses.count) clauses"
        )
        let languages = ["en", "de", "ru", "ja", "ar"].map { Language(code: $0) }
        let query = expression.query(in: languages, tags: [])
        faults.expect(query == expression.query(in: languages, tags: []), "it is not the same twice")
        _ = expression.tagQuery(in: languages)
        let written = expression.clauses.map(\.written).joined(separator: " ")
        guard written.unicodeScalars.count <= SearchExpression.maximumLength else { return }
        faults.expect(
            (try? SearchExpression(written))?.clauses == expression.clauses, "\(written) is another")
    }
}

extension JSONValue {
    fileprivate var isScalar: Bool {
        if case .object = self { false } else { true }
    }
}

extension SearchExpression.Clause {
    /// The clause as a client writes it.
    fileprivate var written: String {
        (isExcluded ? "-" : "") + (isPhrase ? "\"\(text)\"" : text) + (isPrefix ? "*" : "")
    }
}
