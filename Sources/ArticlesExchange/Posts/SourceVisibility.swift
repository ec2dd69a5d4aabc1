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
        var budget = Self.memberLimit
        let said = Publication(Self.withoutExpiry(pairs, &budget), origin)
        let isHiding = said.status != .published || said.isToCome
        if let reason = said.doubt ?? (isHiding ? said.notes.first : nil) {
            hold(reason)
        } else if isHiding {
            let pair = pairs.first { KeyMeaning($0.key).map { !$0.isWeak } ?? false }
            hold(ImportNote(origin.line(pair?.value.line ?? 1), "says that it is a draft"))
        }
        if let time = said.time { keepLater(time, origin.line(said.timeLine)) }
        if let later = said.laterDate { keepLater(later.time, later.note.location) }
    }

    /// So many members are looked at; `Publication` doubts more.
    private static let memberLimit = 20_000

    /// A feed that ends, or is kept by caches up to a time, has entries that stay.
    private static func withoutExpiry(
        _ pairs: [(key: String, value: YAMLNode)], _ budget: inout Int
    ) -> [(key: String, value: YAMLNode)] {
        guard budget > pairs.count else { return pairs }
        budget -= pairs.count
        var kept: [(key: String, value: YAMLNode)] = []
        for (key, value) in pairs where KeyMeaning(key)?.kind != .expiry {
            kept.append((key, withoutExpiry(value, &budget)))
        }
        return kept
    }

    private static func withoutExpiry(_ node: YAMLNode, _ budget: inout Int) -> YAMLNode {
        let content: YAMLNode.Content
        switch node.content {
        case .scalar: return node
        case .list(let elements): content = .list(elements.map { withoutExpiry($0, &budget) })
        case .map(let pairs): content = .map(withoutExpiry(pairs, &budget))
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
