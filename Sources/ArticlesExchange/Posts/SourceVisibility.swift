import Articles

/// What a feed or an export says of itself on who may see what is in it: it holds for every item.
struct SourceVisibility {
    /// Why nothing of it is for everybody.
    private(set) var doubt: ImportNote?
    /// The latest of the dates that it names, while which is ahead nothing of it is public.
    private(set) var laterDate: (time: Timestamp, note: ImportNote)?
    private let name: String

    /// `name` is what it is called in a reason: `feed`.
    init(_ pairs: [(key: String, value: YAMLNode)], of name: String, _ origin: ItemOrigin) {
        self.name = name
        let said = Publication(Self.withoutExpiry(pairs.prefix(Self.memberLimit)), origin)
        let isHiding = said.status != .published || said.isToCome
        if let reason = said.doubt ?? (isHiding ? said.notes.first : nil) {
            hold(reason)
        } else if isHiding {
            hold(ImportNote(origin.line(pairs.first?.value.line ?? 1), "says that it is a draft"))
        }
        if let time = said.time { keepLater(time, origin.line(said.timeLine)) }
        if let later = said.laterDate { keepLater(later.time, later.note.location) }
    }

    /// So many members are looked at; `Publication` doubts more.
    private static let memberLimit = 20_000

    /// A feed that ends, or is kept by caches up to a time, has entries that stay.
    private static func withoutExpiry(
        _ pairs: some Sequence<(key: String, value: YAMLNode)>
    ) -> [(key: String, value: YAMLNode)] {
        pairs.filter { KeyMeaning($0.key)?.kind != .expiry }.map { ($0.key, withoutExpiry($0.value)) }
    }

    private static func withoutExpiry(_ node: YAMLNode) -> YAMLNode {
        let content: YAMLNode.Content =
            switch node.content {
            case .scalar: node.content
            case .list(let elements): .list(elements.map(withoutExpiry))
            case .map(let pairs): .map(withoutExpiry(pairs))
            }
        return YAMLNode(line: node.line, content: content)
    }

    /// Nothing of it is for everybody; the first reason stays.
    mutating func hold(_ note: ImportNote) {
        doubt = doubt ?? ImportNote(note.location, "of the \(name): \(note.text)")
    }

    private mutating func keepLater(_ time: Timestamp, _ location: ItemLocation) {
        guard laterDate.map({ $0.time < time }) ?? true else { return }
        laterDate = (time, ImportNote(location, "the \(name) has a date ahead: \(time)"))
    }

    /// Holds an item of it to what it says.
    func limit(_ post: inout ImportedPost) {
        if let doubt { post.hold(doubt) }
        if let laterDate { post.keepLater(laterDate.time, laterDate.note) }
    }
}
