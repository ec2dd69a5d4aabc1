import Articles
import StrictJSON

extension ImportedItem {
    /// One line of a plan: `created   a.md:1 → hello (draft): it has no line --- before its front matter`.
    public var line: String {
        let word = outcome.rawValue.padding(to: 9)
        let article = result.map { " → \($0.slug) (\(status ?? $0.status.rawValue))" } ?? ""
        let place = reason?.location ?? location
        let why = reason.map { ": " + $0.text.shown } ?? ""
        return "\(word) \(place)\(article)\(why)"
    }

    /// The lines for who watches an import: what was not taken as it is, and what was changed on the way in.
    public var remarks: [String] {
        var lines: [String] = []
        if let reason {
            switch outcome {
            case .refused: lines.append(reason.description)
            case .skipped: lines.append("\(reason.location): skipped: \(reason.text.shown)")
            case .conflict: lines.append("\(reason.location): conflict: \(reason.text.shown)")
            case .created, .updated, .unchanged, .stored:
                if isHeldBack { lines.append("\(reason.location): draft: \(reason.text.shown)") }
            }
        }
        return lines + (outcome == .unchanged ? [] : notes.map(\.description))
    }

    /// The item as one JSON object.
    public var json: [UInt8] {
        var writer = JSONWriter()
        writer.value(.object(members))
        return writer.bytes
    }

    private var members: [JSONMember] {
        var members = [
            JSONMember("file", .string(location.file)), JSONMember("line", .number(String(location.line))),
            JSONMember("format", format.map { .string($0) } ?? .null),
            JSONMember("outcome", .string(outcome.rawValue)),
            JSONMember("held_back", .bool(isHeldBack)), JSONMember("reason", reason.map(Self.value) ?? .null),
            JSONMember("notes", .array(notes.map(Self.value))),
        ]
        guard let draft else { return members }
        members.append(JSONMember("title", .string(draft.title)))
        members.append(JSONMember("slug", result.map { .string($0.slug.text) } ?? .null))
        members.append(JSONMember("status", status.map { .string($0) } ?? .null))
        members.append(
            JSONMember(
                "source",
                draft.source.map {
                    .object([JSONMember("name", .string($0.name)), JSONMember("id", .string($0.id))])
                } ?? .null))
        if let result {
            members.append(JSONMember("changed", .array(result.changed.map { .string($0) })))
            members.append(JSONMember("kept", .array(result.kept.map { .string($0) })))
            members.append(JSONMember("conflicts", .array(result.conflicts.map { .string($0) })))
        }
        return members
    }

    private var status: String? { result?.status.rawValue }

    private static func value(_ note: ImportNote) -> JSONValue {
        .object([
            JSONMember("file", .string(note.location.file)),
            JSONMember("line", .number(String(note.location.line))),
            JSONMember("text", .string(note.text)),
        ])
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - utf8.count))
    }
}
