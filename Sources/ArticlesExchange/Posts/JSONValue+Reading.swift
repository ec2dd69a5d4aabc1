import Articles
import StrictJSON

extension JSONValue {
    /// The text of a string that is not empty.
    var text: String? {
        if case .string(let text) = self, !text.isEmpty { text } else { nil }
    }

    /// The elements of an array; none of anything else.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// Whether it is true, as a truth value or as 1.
    var isTrue: Bool {
        switch self {
        case .bool(let truth): truth
        case .number(let number): number == "1"
        case .null, .string, .array, .object: false
        }
    }

    /// A whole number.
    var integer: Int? {
        if case .number(let digits) = self { Int(digits) } else { nil }
    }

    /// A string or a number as text.
    var key: String? {
        if case .number(let digits) = self { digits } else { text }
    }
}
