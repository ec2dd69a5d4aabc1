import Articles

extension PageAnalysis {
    /// So many lines from the top a headline is looked for.
    private static let headLimit = 60
    private static let repetitionDistance = 3

    /// The lines at the top among which the headline is: those before the first paragraph of prose.
    private func headLines() -> [Int] {
        let content = content()
        let end = content.firstIndex { lines[$0].isProse } ?? content.count
        return Array(content.prefix(min(end, Self.headLimit)))
    }

    /// Whether the page has menus and bars around its article.
    private var isSite: Bool {
        if hasChrome { return true }
        let top = lines.indices.filter { !lines[$0].isBlank }.prefix(12)
        return top.count { lines[$0].weakFurniture != nil || lines[$0].furniture != nil } >= 2
    }

    /// The headline, and where the search for the text goes on. Everything above is dropped.
    mutating func findTitle() -> Int {
        let head = headLines()
        if let known = known.title { return findKnownTitle(known, head) }
        let metas = head.filter { isAnchor($0) }
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
        head.first { !metas.contains($0) && !lines[$0].isMenuBar && lines[$0].hashtags == nil && !isSite }
    }

    private mutating func findKnownTitle(_ known: String, _ head: [Int]) -> Int {
        let form = PageLine.form(of: known)
        let matches = content().prefix(80).filter { index in
            lines[index].form == form || lines[index].hints.heading == 1 && isVariant(lines[index].form, of: form)
        }
        guard let first = matches.first else { return 0 }
        titleNumber = lines[first].number
        for index in content() where index < first {
            if let meta = meta(index), meta.isClear { take(meta, at: index) } else { drop(index, .aboveTitle) }
        }
        take(first)
        return first + 1
    }

    private func isVariant(_ form: String, of title: String) -> Bool {
        form.count >= 10 && (title.hasPrefix(form) || form.hasPrefix(title))
    }

    /// A line that says who or when, so that the headline is near it.
    func isAnchor(_ index: Int) -> Bool {
        guard let meta = meta(index) else { return false }
        return meta.hasDate || meta.hasByline || meta.hasCounts || meta.hasRole
    }

    // MARK: Choosing

    private func choose(_ candidates: [Int], _ metas: [Int]) -> Int? {
        guard let first = candidates.first else { return nil }
        if let repeated = repeatedHeadline(candidates) { return repeated }
        if let marked = candidates.first(where: { lines[$0].hints.heading == 1 || isMarked(lines[$0]) }) { return marked }
        let pool = beforeAnchor(candidates, metas) ?? candidates
        guard pool.count > 1, isSite || isKicker(first, pool, metas) else { return pool.first }
        return pool.max { left, right in
            let (a, b) = (score(left, pool), score(right, pool))
            return a == b ? left > right : a < b
        }
    }

    private func isMarked(_ line: PageLine) -> Bool { line.text.trimmed.hasPrefix("# ") }

    /// The candidates above the first line with author or date; `nil` when there are none.
    private func beforeAnchor(_ candidates: [Int], _ metas: [Int]) -> [Int]? {
        guard let last = metas.first(where: { meta in candidates.contains { $0 < meta } }) else { return nil }
        return candidates.filter { $0 < last }
    }

    private func score(_ index: Int, _ pool: [Int]) -> Double {
        let line = lines[index]
        let words = line.wordCount
        let length = line.form.count
        var score = words >= 4 ? 3.0 : words == 3 ? 1.5 : 0
        if (20...150).contains(length) { score += 1 } else if length > 150 { score -= 2 }
        if line.endsSentence, !line.form.hasSuffix("?"), !line.form.hasSuffix("!") { score -= 2 }
        if LabelSet.menu.isWhole(line.label) || LabelSet.sections.isWhole(line.label) { score -= 4 }
        if line.form.hasPrefix("#") || line.isBullet { score -= 2 }
        let position = pool.firstIndex(of: index) ?? 0
        return score - Double(position) * 0.4
    }

    /// Whether the first candidate is only the name of a section, with the headline below.
    private func isKicker(_ first: Int, _ pool: [Int], _ metas: [Int]) -> Bool {
        let line = lines[first]
        guard line.wordCount <= 3, pool.count > 1, let next = pool.dropFirst().first else { return false }
        if LabelSet.menu.isWhole(line.label) || LabelSet.sections.isWhole(line.label) { return true }
        let behind = content(from: next + 1).prefix(2)
        return lines[next].wordCount >= 4 && !lines[next].endsSentence
            && behind.contains { metas.contains($0) }
    }

    /// The headline that stands twice, or that a first line with the name of the site repeats.
    private func repeatedHeadline(_ candidates: [Int]) -> Int? {
        for (position, index) in candidates.prefix(12).enumerated() {
            let near = content(from: index + 1).prefix(isSite ? 8 : Self.repetitionDistance)
            if near.contains(where: { lines[$0].form == lines[index].form }), lines[index].wordCount >= 2 {
                return index
            }
            guard position < 3 else { continue }
            let nearby = content(from: index + 1).prefix(isSite ? 40 : Self.repetitionDistance)
            if nearby.contains(where: { isSiteTitle(index, of: $0) }) { return index }
        }
        return nil
    }

    /// Whether a line is another one with the name of the site: `Headline | Site`.
    func isSiteTitle(_ index: Int, of other: Int) -> Bool {
        let (long, short) = (lines[index].form, lines[other].form)
        guard short.count >= 8 || !short.isEmpty && long.hasPrefix(short + " | ") else { return false }
        return [" | ", " - ", " :: ", " · ", " • ", " » ", " : "].contains { long.hasPrefix(short + $0) }
    }

    private mutating func accept(_ index: Int, above head: [Int]) {
        var text = lines[index].text.trimmed
        while isMarked(lines[index]), text.hasPrefix("#") { text = String(text.dropFirst()) }
        title = text.trimmed
        titleNumber = lines[index].number
        for other in head where other < index {
            if let meta = meta(other), meta.isClear {
                take(meta, at: other)
            } else {
                drop(other, lines[other].weakFurniture ?? .aboveTitle)
            }
        }
        take(index)
    }
}
