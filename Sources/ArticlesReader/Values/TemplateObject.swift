import Mustache

/// What templates see: values by name.
struct TemplateObject: MustacheParent, ExpressibleByDictionaryLiteral {
    private(set) var members: [String: TemplateValue] = [:]

    init(dictionaryLiteral elements: (String, TemplateValue)...) {
        for (name, value) in elements { members[name] = value }
    }

    /// The value; one that lacks is found empty here, rather than in the object around.
    func child(named name: String) -> Any? { members[name]?.rendered }

    mutating func add(_ others: TemplateObject) {
        members.merge(others.members) { $1 }
    }
}

/// A value that templates see.
enum TemplateValue: ExpressibleByStringInterpolation {
    case text(String)
    case flag(Bool)
    case object(TemplateObject)
    case list([TemplateObject])
    /// Nothing: a section of it is left out.
    case absent

    init(stringLiteral value: String) { self = .text(value) }

    /// A text, or nothing for one that is empty.
    init(_ text: String?) {
        self = text.map { $0.isEmpty ? .absent : .text($0) } ?? .absent
    }

    /// A list, or nothing for one that is empty, so that a section can hold its heading.
    init(whole elements: [TemplateObject]) {
        self = elements.isEmpty ? .absent : .object(["items": .list(elements)])
    }

    init(_ object: TemplateObject?) {
        self = object.map { .object($0) } ?? .absent
    }

    fileprivate var rendered: Any {
        switch self {
        case .text(let text): text
        case .flag(let flag): flag
        case .object(let object): object
        case .list(let elements): elements
        case .absent: Nothing()
        }
    }

    private struct Nothing: MustacheCustomRenderable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }
}
