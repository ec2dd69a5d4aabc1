import Articles

extension PageAnalysis {
    /// So many lines from the top a headline is looked for.
    private static let headLimit = 60
    static let repetitionDistance = 3

    /// The lines at the top among which the headline is: those before the first paragraph of prose.
    private func headLines() -> [Int] {
        let content = content()
        let end = content.indices.first { lines[content[$0]].isProse && !isStandfirst($0, content) }
        return Array(content.prefix(min(end ?? content.count, Self.headLimit)))
    }

    /// Whether a paragraph is one before the line with author or date: nothing but short lines are between.
    private func isStandfirst(_ position: Int, _ content: [Int]) -> Bool {
        guard position > 0, lines[content[position]].form.utf8.count <= 400 else { return false }
        for index in content[(position + 1)...].prefix(Self.repetitionDistance) {
            if isAnchor(index), let meta = meta(index), meta.hasDate || meta.hasByline { return true }
            guard lines[index].wordCount <= 6, !lines[index].endsSentence else { return false }
        }
        return false
    }

    /// Whether the page has menus and bars around its article.
    var isSite: Bool {
        if hasChrome { return true }
        let top = lines.indices.filter { !lines[$0].isBlank }.prefix(12)
        return top.count { lines[$0].weakFurniture != nil || lines[$0].furniture != nil } >= 2
    }

    /// The headline, and where the search for the text goes on. Everything above is dropped.
    mutating func findTitle() -> Int {
        let head = headLines()
        if let known = known.title { return findKnownTitle(known, head) }
        var metas = head.filter { isAnchor($0) }
        metas += head.filter { isNameBesideAnchor($0, head, metas) }
        metas.sort()
        let isSite = isSite
        let candidates = head.filter { index in
            let line = lines[index]
            guard !metas.contains(index), line.hashtags == nil else { return false }
            return line.weakFurniture == nil || !(isSite || line.isMenuBar || line.isCount)
        }
        guard let index = choose(candidates, metas) ?? plainFirst(head, metas) else { return 0 }
        accept(index, above: head)
        return index + 1
    }

    /// A page of nothing but words that could be a menu: the first is the headline.
    private func plainFirst(_ head: [Int], _ metas: [Int]) -> Int? {
        head.prefix { !isParagraph(lines[$0]) }.first {
            !metas.contains($0) && !lines[$0].isMenuBar && lines[$0].hashtags == nil && !isSite
        }
    }

    private mutating func findKnownTitle(_ known: String, _ head: [Int]) -> Int {
        let form = PageLine.form(of: known)
        let matches = content(from: 0, first: 80).filter { index in
            lines[index].form == form || Self.letters(lines[index].form) == Self.letters(form)
                || lines[index].hints.heading == 1 && isVariant(lines[index].form, of: form)
        }
        guard let first = matches.first else { return 0 }
        titleNumber = lines[first].number
        for index in content(from: 0, first: 80) where index < first {
            if let meta = meta(index), meta.isClear || isBesideDate(index, meta, first) {
                take(meta, at: index)
            } else {
                drop(index, .aboveTitle)
            }
        }
        take(first)
        return first + 1
    }

    /// Without what stands between words: elements that only some see may hold it.
    private static func letters(_ form: String) -> String {
        let letters = form.filter { $0.isLetter || $0.isNumber }
        return letters.isEmpty ? form : letters
    }

    /// Whether a line above the headline is but a name, and the next one says when.
    private func isBesideDate(_ index: Int, _ meta: MetaLine, _ headline: Int) -> Bool {
        guard !meta.authors.isEmpty, let next = content(from: index + 1, first: 1).first, next < headline
        else {
            return false
        }
        return self.meta(next)?.hasDate ?? false
    }

    private func isVariant(_ form: String, of title: String) -> Bool {
        form.count >= 10 && (title.hasPrefix(form) || form.hasPrefix(title))
    }

    /// A line that says who or when, so that the headline is near it.
    func isAnchor(_ index: Int) -> Bool {
        guard let meta = meta(index) else { return false }
        return meta.hasDate || meta.hasByline || meta.hasCounts || meta.hasRole
    }

    /// Whether a line is but a name, next to one with a date, and below what may be a headline.
    private func isNameBesideAnchor(_ index: Int, _ head: [Int], _ metas: [Int]) -> Bool {
        guard !metas.contains(index), let meta = meta(index), !meta.authors.isEmpty, !isBelowWay(index),
            let position = head.firstIndex(of: index)
        else { return false }
        let beside = [position - 1, position + 1].filter(head.indices.contains).map { head[$0] }
        let hasHeadline = head[..<position].contains {
            !metas.contains($0) && lines[$0].weakFurniture == nil && lines[$0].wordCount >= 3
        }
        return hasHeadline && beside.contains(where: metas.contains)
    }

    /// Whether the way to the page is right above, as it is above headlines.
    private func isBelowWay(_ index: Int) -> Bool {
        lines[..<index].last { !$0.isBlank }?.isMenuBar ?? false
    }

    private mutating func accept(_ index: Int, above head: [Int]) {
        var text = lines[index].text.trimmed
        while isMarked(lines[index]), text.hasPrefix("#") { text = String(text.dropFirst()) }
        title = text.trimmed
        titleNumber = lines[index].number
        for other in head where other < index {
            guard let meta = meta(other), meta.isClear else {
                drop(other, lines[other].weakFurniture ?? .aboveTitle)
                continue
            }
            if meta.hasDate, meta.authors.isEmpty, !meta.hasLabel {
                // It may be that of today: what is said below the headline is believed first.
                dateAbove = dateAbove ?? meta.published
                take(other)
            } else {
                take(meta, at: other)
            }
        }
        take(index)
    }
}
