public import StrictJSON

extension SearchSynonyms {
    /// `{"rules":[…],"version":1,"updated_at":"…"}`
    public func json() -> [UInt8] {
        var writer = JSONWriter()
        writer.raw("{\"rules\":")
        writer.array(rules) { $1.write(to: &$0) }
        writer.raw(",\"version\":")
        writer.number(version)
        writer.raw(",\"updated_at\":")
        writer.timestamp(updatedAt)
        writer.raw("}")
        return writer.bytes
    }
}

extension [SynonymRule] {
    /// The rules as one JSON text, as storages keep them.
    public var storedText: String {
        var writer = JSONWriter()
        writer.array(self) { $1.write(to: &$0) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// Rules that a storage kept; `nil` for a text that is none.
    public init?(storedText: String) {
        guard case .array(let elements)? = try? JSONParser.parse(Array<UInt8>(storedText.utf8)) else {
            return nil
        }
        self = []
        for element in elements {
            guard let rule = SynonymRule(stored: element) else { return nil }
            append(rule)
        }
    }
}

extension SynonymRule {
    /// `{"language":"en","root":null,"synonyms":["tv","television"]}`
    public func write(to writer: inout JSONWriter) {
        writer.raw("{\"language\":")
        writer.string(language)
        writer.raw(",\"root\":")
        writer.string(root)
        writer.raw(",\"synonyms\":")
        writer.array(synonyms) { $0.string($1) }
        writer.raw("}")
    }

    /// Reads a rule that was stored: it was valid by the rules of its time.
    fileprivate init?(stored value: JSONValue) {
        guard case .object(let members) = value else { return nil }
        var rule = SynonymRule(language: "", synonyms: [])
        for member in members {
            switch (member.name, member.value) {
            case ("language", .string(let text)): rule.language = text
            case ("root", .string(let text)): rule.root = text
            case ("root", .null): rule.root = nil
            case ("synonyms", .array(let elements)):
                for case .string(let text) in elements { rule.synonyms.append(text) }
            // A member that is not known is of a newer program: old instances go on to search.
            case ("language", _), ("root", _), ("synonyms", _): return nil
            case (_, _): continue
            }
        }
        self = rule
    }
}
