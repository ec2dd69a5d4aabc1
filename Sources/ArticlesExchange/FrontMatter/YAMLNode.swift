import Articles
import StrictJSON

/// A value in a YAML text, with the line of the file where it is.
package struct YAMLNode {
    package enum Content {
        /// The text as it was written; `isPlain` without quotes, so that `true` may mean a truth.
        case scalar(String, isPlain: Bool)
        case list([YAMLNode])
        case map([(key: String, value: YAMLNode)])
    }

    package let line: Int
    package let content: Content

    /// Whether nothing was given: an empty value, `null` or `~`.
    package var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The text of a scalar, whatever it looks like.
    package var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// Whether there is nothing in it: null, or a text of white space.
    var isEmpty: Bool { isNull || text?.trimmed.isEmpty == true }

    /// A truth as any of the languages of front matter writes it, quoted or not, or a person in one of six.
    var truth: Bool? {
        switch text?.trimmed.lowercased() {
        case "true", "yes", "on", "1", "y", "t", "ja", "wahr", "oui", "vrai", "si", "sí", "verdadero", "sim",
            "verdadeiro", "waar":
            true
        case "false", "no", "off", "0", "n", "f", "nein", "falsch", "non", "faux", "falso", "não", "nao",
            "nee",
            "onwaar":
            false
        case .some, nil: nil
        }
    }

    /// The pairs of a mapping; none of anything else.
    var pairs: [(key: String, value: YAMLNode)] {
        if case .map(let pairs) = content { pairs } else { [] }
    }

    /// The value of a key of a mapping, whatever its case.
    func member(_ names: String...) -> YAMLNode? {
        for name in names {
            if let pair = pairs.first(where: { FrontMatterKey.plain($0.key) == name }) { return pair.value }
        }
        return nil
    }

    /// The value in JSON, by the core schema of YAML 1.2; a plain number that JSON has no form for is
    /// a string.
    var json: JSONValue {
        switch content {
        case .list(let elements): return .array(elements.map(\.json))
        case .map(let pairs): return .object(pairs.map { JSONMember($0.key, $0.value.json) })
        case .scalar(let text, isPlain: false): return .string(text)
        case .scalar(let text, isPlain: true):
            if isNull { return .null }
            if ["true", "True", "TRUE"].contains(text) { return .bool(true) }
            if ["false", "False", "FALSE"].contains(text) { return .bool(false) }
            return Self.isNumber(text) ? .number(text) : .string(text)
        }
    }

    private static func isNumber(_ text: String) -> Bool {
        guard let first = text.utf8.first,
            first == UInt8(ascii: "-") || (0x30...0x39).contains(first),
            case .number = try? JSONParser.parse(Array(text.utf8))
        else { return false }
        return true
    }
}
