/// Where elements may stand: what a start tag closes or implies (HTML Standard, 13.2.6.4.7 and following).
extension HTMLSanitizer {
    /// Under which place of the stack nothing is closed: that of the innermost cell or caption.
    private var barrier: Int {
        (open.lastIndex { $0.element.kind == .cell || $0.element.kind == .caption } ?? -1) + 1
    }

    /// The innermost open element of those that fit, above the barrier.
    private func lastOpen(_ fits: (OpenElement) -> Bool) -> Int? {
        let barrier = barrier
        return open.lastIndex(where: fits).flatMap { $0 >= barrier ? $0 : nil }
    }

    /// Closes and opens what a start tag asks for.
    mutating func makePlace(for element: HTMLElement, _ tag: HTMLTag) {
        switch element.kind {
        case .columns, .caption, .section, .row, .cell, .column: return makePlaceInTable(element)
        case .item: return makePlaceForItem()
        case .definition: return makePlaceForDefinition()
        case .phrasing, .block, .heading, .list, .definitions, .void, .table: break
        }
        let isBlock = element.kind != .phrasing && (element.kind != .void || element.name == "hr")
        if isBlock { closeParagraph() }
        if element.kind == .heading, open.last?.element.kind == .heading { close(to: open.count - 1) }
        if element.name == "a", let link = lastOpen({ $0.element.name == "a" }) { close(to: link) }
        if element.name == "rt" || element.name == "rp",
            let last = open.last?.element.name, last == "rt" || last == "rp"
        {
            close(to: open.count - 1)
        }
        makePlaceForContent()
    }

    /// Whether an element stands where it can, after its place was made.
    func isPlaced(_ element: HTMLElement) -> Bool {
        let parent = open.last?.element
        switch element.kind {
        case .columns, .caption, .section, .row, .cell, .column:
            return open.contains { $0.element.kind == .table }
        case _: break
        }
        switch element.name {
        case "summary": return parent?.name == "details"
        case "figcaption": return parent?.name == "figure"
        case "source": return parent?.name == "audio" || parent?.name == "video"
        case "rt", "rp": return parent?.name == "ruby"
        case _: return true
        }
    }

    private mutating func closeParagraph() {
        if let paragraph = lastOpen({ $0.element.name == "p" }) { close(to: paragraph) }
    }

    /// Opens what content needs around it in a table or a list.
    mutating func makePlaceForContent() {
        switch open.last?.element.kind {
        case .table, .columns, .section, .row: makePlaceInTable(.cell); push(.cell)
        case .list: push(.item)
        case .definitions: push(.definition)
        case _: break
        }
    }

    private mutating func makePlaceForItem() {
        closeParagraph()
        if let place = lastOpen({ $0.element.kind == .item || $0.element.kind == .list }),
            open[place].element.kind == .item
        {
            close(to: place)
        }
        if lastOpen({ $0.element.kind == .list }) == nil {
            makePlaceForContent()
            push(.list)
        }
    }

    private mutating func makePlaceForDefinition() {
        closeParagraph()
        if let place = lastOpen({ $0.element.kind == .definition || $0.element.kind == .definitions }),
            open[place].element.kind == .definition
        {
            close(to: place)
        }
        if lastOpen({ $0.element.kind == .definitions }) == nil {
            makePlaceForContent()
            push(.definitions)
        }
    }

    // MARK: Tables

    /// A table is in the stack with its section, row and cell right behind it.
    private mutating func makePlaceInTable(_ element: HTMLElement) {
        guard let table = open.lastIndex(where: { $0.element.kind == .table }) else { return }
        let levels: [HTMLElement.Kind] =
            switch element.kind {
            case .column: [.columns]
            case .row: [.section]
            case .cell: [.section, .row]
            case _: []
            }
        var count = table + 1
        for level in levels {
            guard count < open.count, open[count].element.kind == level else { break }
            count += 1
        }
        close(to: count)
        for level in levels.dropFirst(count - table - 1) {
            push(level == .columns ? .columns : level == .section ? .rows : .row)
        }
    }

    /// What an end tag closes, by the name in the tag; `nil` if nothing.
    func openIndex(closedBy element: HTMLElement, _ name: String) -> Int? {
        switch element.kind {
        case .table: return open.lastIndex { $0.element.kind == .table }
        case .columns, .caption, .section, .row, .cell:
            guard let table = open.lastIndex(where: { $0.element.kind == .table }) else { return nil }
            return open[table...].lastIndex { $0.source == name }
        case .heading: return lastOpen { $0.element.kind == .heading }
        case .void, .column: return nil
        case .phrasing, .block, .list, .item, .definitions, .definition: return lastOpen { $0.source == name }
        }
    }
}
