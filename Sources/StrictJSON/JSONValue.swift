/// A JSON text in memory. Numbers keep their digits and objects their order.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The number as it was written: `1`, `1.0` and `1e0` stay apart.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([JSONMember])

    /// The value of this member; `nil` when this is no object or has no such member.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }

    /// Whether this is `null`.
    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// This value with a merge patch applied to it (RFC 7396). Linear in the sizes of both.
    public func merging(_ patch: JSONValue) -> JSONValue {
        guard case .object(let changes) = patch else { return patch }
        var members: [JSONMember?] = []
        if case .object(let present) = self { members = present }
        var places: [[UInt8]: Int] = [:]
        for (place, member) in members.enumerated() { places[Array(member?.name.utf8 ?? "".utf8)] = place }
        for change in changes {
            let name = Array(change.name.utf8)
            if change.value.isNull {
                if let place = places.removeValue(forKey: name) { members[place] = nil }
            } else if let place = places[name] {
                let present = members[place]?.value ?? .null
                members[place]?.value = present.merging(change.value)
            } else {
                places[name] = members.count
                members.append(JSONMember(change.name, JSONValue.null.merging(change.value)))
            }
        }
        return .object(members.compactMap(\.self))
    }
}

/// One member of a JSON object.
public struct JSONMember: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public var value: JSONValue

    /// A member.
    public init(_ name: String, _ value: JSONValue) {
        self.name = name
        self.value = value
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral
{
    /// A text.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .number(String(value)) }
    /// `true` or `false`.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A list.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}
