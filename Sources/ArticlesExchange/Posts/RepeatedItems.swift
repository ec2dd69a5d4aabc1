import Articles

/// Items of one file that have the same id: only the first is taken, since each would replace the one before. If
/// another of them is not public it is held back: which of them holds nobody knows.
struct RepeatedItems {
    private var seen = Set<String>()
    /// Ids of which an item behind the first is not public.
    private var hidden = Set<String>()
    /// Ids that more than one item has, and those of them that were looked at again.
    private var repeated = Set<String>()
    private var seenAgain = Set<String>()
    /// The lines of those that were taken.
    private var lines: [String: Int] = [:]

    /// Looks at an item before any is taken.
    mutating func look(at id: String, _ isPublic: () -> Bool) {
        guard !seen.insert(id).inserted else { return }
        repeated.insert(id)
        if !hidden.contains(id), !isPublic() { hidden.insert(id) }
    }

    /// Whether items have to be looked at again, if they were looked at without their texts.
    var hasRepeated: Bool { !repeated.isEmpty }

    /// Looks at an item with its texts, which may hold a mark of what is not for everybody.
    mutating func lookAgain(at id: String, _ isPublic: () -> Bool) {
        guard repeated.contains(id), !seenAgain.insert(id).inserted else { return }
        if !hidden.contains(id), !isPublic() { hidden.insert(id) }
    }

    /// The item as it is taken.
    mutating func take(_ item: ImportItem, _ id: String) -> ImportItem {
        guard let line = lines[id] else {
            guard item.verdict.draft != nil else {
                // What is skipped or refused takes nobody's place, but is not public.
                hidden.insert(id)
                return item
            }
            lines[id] = item.location.line
            guard hidden.contains(id) else { return item }
            return item.held(because: "another item has its id, and is not public: \(id.prefix(60))")
        }
        guard item.verdict.draft != nil else { return item }
        let reason = "has the id of the item at line \(line), and is not taken: \(id.prefix(60))"
        return ImportItem(ImportFault(item.location, reason))
    }

    /// The items of a whole file, with their ids.
    static func taking(_ items: [ImportItem], _ ids: [String]) -> [ImportItem] {
        var repeated = RepeatedItems()
        for (item, id) in zip(items, ids) { repeated.look(at: id) { item.isPublic } }
        return zip(items, ids).map { repeated.take($0, $1) }
    }
}

extension ImportItem {
    /// Whether it is an article that the public may see, perhaps later.
    var isPublic: Bool {
        if case .article(let draft) = verdict { draft.status == .published } else { false }
    }
}
