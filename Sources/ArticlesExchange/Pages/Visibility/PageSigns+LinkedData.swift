import Articles
import StrictJSON

extension PageSigns {
    /// Reads what the page's JSON-LD says of it, and of its parts.
    mutating func readLinkedData(_ data: HTMLLinkedData) {
        for (value, line) in data.values { read(value, line) }
        for (text, line) in data.unread
        where Self.members.contains(where: { text.lowercased().contains($0) }) {
            add(line, "its linked data can't be read, and says who may see it")
        }
    }

    private static let members = ["isaccessibleforfree", "creativeworkstatus", "conditionsofaccess"]

    /// The members whose values are the page, or parts of it. Lists of other pages are not looked into.
    private static let inner = ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"]

    /// The parser bounds how deep it is.
    private mutating func read(_ value: JSONValue, _ line: Int) {
        switch value {
        case .array(let elements): for element in elements { read(element, line) }
        case .object(let members):
            let isOfPage = Self.isPage(value)
            for member in members {
                if isOfPage { readMember(member, line) }
                if Self.inner.contains(member.name) { read(member.value, line) }
            }
        case .null, .bool, .number, .string: break
        }
    }

    /// Whether an object is a work or a part of one: places and events are accessible for free, or are not, as well.
    private static func isPage(_ value: JSONValue) -> Bool {
        let types = HTMLLinkedData.texts(value["@type"])
        return !types.allSatisfy(LinkedDataKind.isNoWork) || types.isEmpty
            || ["headline", "articleBody", "datePublished"].contains { value[$0] != nil }
    }

    private mutating func readMember(_ member: JSONMember, _ line: Int) {
        let name = member.name.split(whereSeparator: { $0 == ":" || $0 == "/" }).last.map(String.init) ?? ""
        guard Self.properties.contains(name.lowercased()) else { return }
        for text in Self.texts(member.value) { readProperty(name, text, line) }
    }

    /// Every word that a member says; what is none is a word that nobody understands.
    private static func texts(_ value: JSONValue) -> [String] {
        switch value {
        case .null: []
        case .bool(let truth): [truth ? "true" : "false"]
        case .number(let digits): [digits]
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(texts)
        case .object: (value["@value"] ?? value["name"] ?? value["@id"]).map(texts) ?? ["an object"]
        }
    }
}
