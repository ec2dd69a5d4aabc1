import StrictJSON

/// Reads the members of a JSON object, and collects every broken rule instead of stopping at one.
struct MemberReader {
    /// So many unknown members are named; more say nothing new.
    private static let mostViolations = 100
    /// No text that is more than bytes to us – a slug, a time, a URL, a number – is longer, in bytes of
    /// UTF-8.
    private static let longestParsed = 8_192

    let members: [JSONMember]
    let pointer: String
    private(set) var violations: [ArticleError.Violation] = []

    /// The members of `value`, which must be an object with no other names than `known`.
    init(_ value: JSONValue, at pointer: String = "", known: [String]) {
        self.pointer = pointer
        guard case .object(let members) = value else {
            self.members = []
            violations = [.init(pointer, "type", "must be an object")]
            return
        }
        self.members = members
        for member in members where !known.contains(where: { $0.hasSameBytes(as: member.name) }) {
            guard violations.count < Self.mostViolations else { break }
            let hint = violations.count < 10 ? suggestion(for: member.name, among: known) : ""
            report(member.name, "unknown_member", "is not a known member\(hint)")
        }
    }

    mutating func report(_ name: String, _ code: String, _ detail: String) {
        violations.append(.init(pointer.pointer(to: name), code, detail))
    }

    mutating func adopt(_ inner: [ArticleError.Violation]) {
        violations += inner
    }

    /// The value of a member that is there and not `null`.
    func value(_ name: String) -> JSONValue? {
        guard let value = members.first(where: { $0.name.hasSameBytes(as: name) })?.value, !value.isNull
        else { return nil }
        return value
    }

    /// Whether a member is there, and whether it is `null`.
    func isNull(_ name: String) -> Bool {
        members.first { $0.name.hasSameBytes(as: name) }?.value.isNull ?? false
    }

    /// A text of at most `limit` Unicode scalars without U+0000.
    mutating func text(_ name: String, atMost limit: Int) -> String? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value else {
            report(name, "type", "must be a string")
            return nil
        }
        guard text.unicodeScalars.count <= limit else {
            report(name, "too_long", "must have at most \(limit) characters")
            return nil
        }
        return checked(text, name)
    }

    /// The text, unless it holds U+0000, which no backend stores.
    mutating func checked(_ text: String, _ name: String) -> String? {
        guard !text.utf8.contains(0) else {
            report(name, "unstorable", "must not contain U+0000")
            return nil
        }
        return text
    }

    /// A text that `parse` understands.
    mutating func parsed<Value>(
        _ name: String, atMost limit: Int, _ rule: String, _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = text(name, atMost: limit) else { return nil }
        guard text.utf8.count <= Self.longestParsed, let parsed = parse(text) else {
            report(name, "format", rule)
            return nil
        }
        return parsed
    }

    /// A whole number, however it is written: `1`, `1.0` and `1e0` are one.
    mutating func wholeNumber(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = value(name) else { return nil }
        guard case .number(let digits) = value,
            digits.utf8.count <= Self.longestParsed,
            let whole = Int(digits) ?? Double(digits).flatMap(Int.init(exactly:)),
            range.contains(whole)
        else {
            report(name, "type", "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return whole
    }

    /// `true` or `false`.
    mutating func flag(_ name: String) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .bool(let flag) = value else {
            report(name, "type", "must be true or false")
            return nil
        }
        return flag
    }

    /// An instant.
    mutating func time(_ name: String) -> Timestamp? {
        parsed(name, atMost: .max, "must be an RFC 3339 time with an offset") { Timestamp($0) }
    }

    /// The elements of an array of at most `limit`.
    mutating func elements(_ name: String, atMost limit: Int) -> [JSONValue] {
        guard let value = value(name) else { return [] }
        guard case .array(let elements) = value else {
            report(name, "type", "must be an array")
            return []
        }
        guard elements.count <= limit else {
            report(name, "too_many", "must have at most \(limit) elements")
            return []
        }
        return elements
    }
}
