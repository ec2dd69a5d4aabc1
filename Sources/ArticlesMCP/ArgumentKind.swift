import StrictJSON

/// The kind of an argument: its schema, and the check by it.
enum ArgumentKind: Sendable {
    case text
    case number(ClosedRange<Int>)
    case texts(atMost: Int)
    case choice([String])

    /// The JSON Schema of it.
    func schema(_ description: String) -> JSONValue {
        let members: [JSONMember] =
            switch self {
            case .text: [JSONMember("type", "string")]
            case .number(let range):
                [
                    JSONMember("type", "integer"),
                    JSONMember("minimum", .number(String(range.lowerBound))),
                    JSONMember("maximum", .number(String(range.upperBound))),
                ]
            case .texts(let limit):
                [
                    JSONMember("type", "array"),
                    JSONMember("items", .object([JSONMember("type", "string")])),
                    JSONMember("maxItems", .number(String(limit))),
                ]
            case .choice(let names):
                [
                    JSONMember("type", "string"),
                    JSONMember("enum", .array(names.map { .string($0) })),
                ]
            }
        return .object(members + [JSONMember("description", .string(description))])
    }

    /// What is wrong with a value; nil for nothing.
    func fault(of value: JSONValue) -> String? {
        switch (self, value) {
        case (.text, .string): nil
        case (.text, _): "must be a string"
        case (.number(let range), .number(let digits)) where Int(digits).map(range.contains) == true: nil
        case (.number(let range), _):
            "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
        case (.texts(let limit), .array(let elements))
        where elements.count <= limit && elements.allSatisfy(\.isText):
            nil
        case (.texts(let limit), _): "must be a list of at most \(limit) strings"
        case (.choice(let names), .string(let name)) where names.contains(name): nil
        case (.choice(let names), _): "must be one of \(names.joined(separator: ", "))"
        }
    }
}

extension JSONValue {
    fileprivate var isText: Bool {
        if case .string = self { true } else { false }
    }
}
