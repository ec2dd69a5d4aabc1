import Articles
import StrictJSON

extension FieldSelection {
    /// An object with the members that are wanted.
    func object(_ members: [JSONMember]) -> JSONValue {
        fields.isEmpty ? .object(members) : .object(Self.cut(members, to: fields))
    }

    private static func cut(_ members: [JSONMember], to paths: [[Substring]]) -> [JSONMember] {
        members.compactMap { member in
            let inner = paths.filter { $0.first.map { $0 == member.name } ?? false }.map {
                Array($0.dropFirst())
            }
            guard !inner.isEmpty else { return nil }
            guard !inner.contains(where: \.isEmpty), case .object(let members) = member.value else {
                return member
            }
            return JSONMember(member.name, .object(cut(members, to: inner)))
        }
    }
}

extension JSONValue {
    static func count(_ number: Int) -> JSONValue { .number(String(number)) }

    /// A text that is html.
    static func rendered(_ html: String, isProtected: Bool? = nil) -> JSONValue {
        .object(
            [JSONMember("rendered", .string(html))]
                + (isProtected.map { [JSONMember("protected", .bool($0))] } ?? []))
    }

    /// An instant without its offset, which is that of UTC: `2018-05-25T09:00:00`.
    static func time(_ time: Timestamp?) -> JSONValue {
        time.map { .string(String($0.description.prefix(19))) } ?? .null
    }

    /// A link of `_links`.
    static func link(_ address: String, _ members: [JSONMember] = []) -> JSONValue {
        .object(members + [JSONMember("href", .string(address))])
    }
}
