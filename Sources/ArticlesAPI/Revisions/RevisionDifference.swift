import Articles
import StrictJSON

/// What differs between two versions of an article: word by word in its texts, before and after in all else.
struct RevisionDifference {
    let json: [UInt8]

    private static let texts = ["title", "excerpt", "body"]

    init(_ old: ArticleVersion, _ new: ArticleVersion) throws(ArticleError) {
        var writer = JSONWriter(capacity: old.size + new.size + 512)
        writer.raw("{\"from\":")
        old.entry.write(to: &writer)
        writer.raw(",\"to\":")
        new.entry.write(to: &writer)
        writer.raw(",\"texts\":{")
        var separates = false
        for name in Self.texts {
            guard case .string(let before)? = old.content[name], case .string(let after)? = new.content[name],
                !before.utf8.elementsEqual(after.utf8)
            else { continue }
            let difference = try TextDifference(from: before, to: after)
            if separates { writer.raw(",") }
            separates = true
            writer.string(name)
            writer.raw(":")
            writer.array(difference.changes) { writer, change in
                writer.raw("{\"op\":")
                writer.string(change.kind.rawValue)
                writer.raw(",\"text\":")
                writer.string(change.text)
                writer.raw("}")
            }
        }
        writer.raw("},\"fields\":{")
        separates = false
        for member in old.content.members where !Self.texts.contains(member.name) {
            let after = new.content[member.name] ?? .null
            guard Self.bytes(of: member.value) != Self.bytes(of: after) else { continue }
            if separates { writer.raw(",") }
            separates = true
            writer.string(member.name)
            writer.raw(":{\"from\":")
            writer.value(member.value)
            writer.raw(",\"to\":")
            writer.value(after)
            writer.raw("}")
        }
        writer.raw("}}")
        json = writer.bytes
    }

    private static func bytes(of value: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(value)
        return writer.bytes
    }
}

extension JSONValue {
    fileprivate var members: [JSONMember] {
        if case .object(let members) = self { members } else { [] }
    }
}
