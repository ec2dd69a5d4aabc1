import StrictJSON

extension JSONValue {
    /// The text, if this is one.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements; none if this is no list.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The members; none if this is no object.
    var members: [JSONMember] {
        if case .object(let members) = self { members } else { [] }
    }

    /// A value as it stands in a path or a query: a list with commas.
    var plain: String {
        switch self {
        case .string(let text): text
        case .array(let elements): elements.map(\.plain).joined(separator: ",")
        case _: compact
        }
    }

    /// The JSON text without white space.
    var compact: String {
        var writer = JSONWriter()
        writer.value(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The JSON text for people: a line for each member, short values in one.
    var indented: String { indented(by: "", .json) }

    /// The literals of a language.
    struct Literals {
        let null: String
        let yes: String
        let no: String

        static let json = Literals(null: "null", yes: "true", no: "false")
        static let python = Literals(null: "None", yes: "True", no: "False")
    }

    /// The value as literals of a language whose objects, lists, numbers and texts are those of JSON.
    func indented(by indentation: String, _ literals: Literals) -> String {
        let inner = indentation + "  "
        switch self {
        case .null: return literals.null
        case .bool(let flag): return flag ? literals.yes : literals.no
        case .number(let digits): return digits
        case .string: return compact
        case .array(let elements):
            return Self.block(
                elements.map { $0.indented(by: inner, literals) }, "[", "]", indentation, inner)
        case .object(let members):
            let lines = members.map {
                "\(JSONValue.string($0.name).compact): \($0.value.indented(by: inner, literals))"
            }
            return Self.block(lines, "{", "}", indentation, inner)
        }
    }

    private static func block(
        _ parts: [String], _ start: String, _ end: String, _ indentation: String, _ inner: String
    ) -> String {
        let line = parts.joined(separator: ", ")
        guard line.utf8.count > 60 || line.utf8.contains(0x0A) else { return "\(start)\(line)\(end)" }
        return "\(start)\n\(inner)\(parts.joined(separator: ",\n\(inner)"))\n\(indentation)\(end)"
    }
}
