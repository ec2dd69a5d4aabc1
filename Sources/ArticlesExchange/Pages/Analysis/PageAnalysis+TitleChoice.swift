import Articles

/// Which of the lines that may be the headline is it.
extension PageAnalysis {
    func choose(_ candidates: [Int], _ metas: [Int]) -> Int? {
        let all = candidates
        let candidates = Array(candidates.prefix { !isParagraph(lines[$0]) || lines[$0].hints.heading == 1 })
        if let repeated = repeatedHeadline(candidates) { return repeated }
        if let marked = candidates.first(where: { lines[$0].hints.heading == 1 || isMarked(lines[$0]) }) {
            return marked
        }
        var pool = belowMenu(beforeAnchor(candidates, metas) ?? Array(candidates.prefix(isSite ? 20 : 2)))
        let hasAnchor = metas.contains { meta in pool.contains { $0 < meta } }
        guard hasAnchor || isSite else {
            return isSection(pool.first) && pool.count > 1 ? pool[1] : pool.first
        }
        let hasStandfirst = pool.last.map { last in
            all.contains { $0 > last && isParagraph(lines[$0]) && isAboveAnchor($0, metas) }
        }
        let count = pool.count
        if hasAnchor, hasStandfirst != true { dropStandfirst(&pool) }
        guard let best = best(pool) else { return nil }
        if pool.count < count, let headline = headlineBelowKicker(best, pool) { return headline }
        return hasAnchor ? nearest(best, pool, metas) : best
    }

    /// The line between a kicker of few words and a standfirst.
    private func headlineBelowKicker(_ best: Int, _ pool: [Int]) -> Int? {
        guard let last = pool.last, pool.count >= 2, pool[pool.count - 2] == best, last == best + 1,
            lines[best].wordCount <= 4, lines[last].wordCount > lines[best].wordCount, !isSection(last),
            !lines[last].endsSentence
        else { return nil }
        return last
    }

    /// Whether a line is too much for a headline: several sentences, or a long one.
    func isParagraph(_ line: PageLine) -> Bool {
        line.form.hasSuffix(".") && !line.isInTitleCase
            && (line.sentenceCount >= 2 && line.form.count > 40 || line.form.count > 110)
            || line.form.count > 220
    }

    private func isAboveAnchor(_ index: Int, _ metas: [Int]) -> Bool { metas.contains { $0 > index } }

    func isSection(_ index: Int?) -> Bool {
        guard let index else { return false }
        return LabelSet.menu.isWhole(lines[index].label) || LabelSet.sections.isWhole(lines[index].label)
    }

    func isMarked(_ line: PageLine) -> Bool { line.text.trimmed.hasPrefix("# ") }

    /// The candidates above the last line with author or date that has the first one above it; `nil` for none.
    private func beforeAnchor(_ candidates: [Int], _ metas: [Int]) -> [Int]? {
        guard let anchor = metas.first(where: { meta in candidates.contains { $0 < meta } }) else {
            return nil
        }
        let above = candidates.filter { $0 < anchor }
        if let headline = headlineBelow(anchor, candidates, metas) { return [headline] }
        guard above.allSatisfy({ lines[$0].wordCount < 4 }), let later = metas.first(where: { $0 > anchor })
        else {
            return above
        }
        // The name of the site and the date may both stand above the headline.
        let between = candidates.filter { $0 > anchor && $0 < later && lines[$0].wordCount >= 4 }
        return between.isEmpty ? above : between
    }

    /// The headline right below the first date, which a blank line keeps apart from the name of the blog and its motto.
    private func headlineBelow(_ anchor: Int, _ candidates: [Int], _ metas: [Int]) -> Int? {
        let above = candidates.filter { $0 < anchor }
        let end = metas.last { $0 >= anchor && isRun(from: anchor, to: $0, metas) } ?? anchor
        guard let first = above.first, let headline = content(from: end + 1, first: 1).first,
            candidates.contains(headline), !isParagraph(lines[headline]), lines[headline].wordCount >= 3,
            let next = content(from: headline + 1, first: 1).first, lines[next].isSentence
        else { return nil }
        let entries = (first...anchor).filter { lines[$0].weakFurniture == .menu }
        let menu = entries.count
        if above.contains(where: { $0 > entries.last ?? lines.count && lines[$0].wordCount >= 4 }) {
            return nil
        }
        if menu >= 2 || lines.contains(where: { isClockOfByline($0) }) && above.count == 1 { return headline }
        let isMotto = above.count == 2 && above[1] == above[0] + 1 && lines[anchor - 1].isBlank
        return isMotto && headline == anchor + 1 && meta(anchor)?.hasDate ?? false ? headline : nil
    }

    /// Whether nothing but such lines is between two of them.
    private func isRun(from first: Int, to last: Int, _ metas: [Int]) -> Bool {
        (first...last).allSatisfy { lines[$0].isBlank || metas.contains($0) }
    }

    /// `Posted by Ann at 19:22`, below a text whose day stands above its headline.
    private func isClockOfByline(_ line: PageLine) -> Bool {
        guard line.form.utf8.count <= 80, line.hasDigit else { return false }
        let meta = MetaLine(line.text, order: known.order)
        return meta.map { $0.hasByline && $0.hasClock && !$0.hasDate } ?? false
    }

    /// Without what stands above a menu, if a headline is below it.
    private func belowMenu(_ pool: [Int]) -> [Int] {
        guard let first = pool.first, let last = pool.last, first < last else { return pool }
        var (run, end) = (0, first - 1)
        for index in first...last where !lines[index].isBlank {
            run = lines[index].weakFurniture == .menu ? run + 1 : 0
            if run >= 2 || run == 1 && lines[index].isMenuBar { end = index }
        }
        let below = pool.filter { $0 > end }
        return below.contains { lines[$0].wordCount >= 3 && !isSection($0) } ? below : pool
    }

    /// Takes the last candidate out that is longer than a headline: a standfirst.
    private func dropStandfirst(_ pool: inout [Int]) {
        guard pool.count > 1, let last = pool.last else { return }
        let (line, above) = (lines[last], lines[pool[pool.count - 2]])
        guard above.wordCount >= 3 || line.endsSentence, !isSection(pool[pool.count - 2]) else { return }
        let isSecond = last == pool[pool.count - 2] + 1 && isBelowSection(pool[pool.count - 2])
        let isLonger = line.wordCount >= (isSecond ? 5 : 8) && line.form.count > above.form.count
        if line.endsSentence && !line.form.hasSuffix("?") || isLonger { pool.removeLast() }
    }

    /// Whether the line above names a section, or the way to it: then this is no name of a site.
    private func isBelowSection(_ index: Int) -> Bool {
        guard let above = lines[..<index].lastIndex(where: { !$0.isBlank }) else { return false }
        let line = lines[above]
        let isWay = line.form.utf8.count <= 80 && [" > ", " › ", " » "].contains(where: line.form.contains)
        return LabelSet.sections.isWhole(line.label) || line.isMenuBar || isWay
    }

    private func best(_ pool: [Int]) -> Int? {
        pool.max { left, right in
            let (a, b) = (score(left, pool), score(right, pool))
            return a == b ? left > right : a < b
        }
    }

    private func score(_ index: Int, _ pool: [Int]) -> Double {
        let line = lines[index]
        let words = line.wordCount
        let length = line.form.count
        var score = words >= 4 ? 3.0 : words == 3 ? 1.5 : 0
        if (20...150).contains(length) { score += 1 } else if length > 150 { score -= 2 }
        if line.endsSentence, !line.form.hasSuffix("?"), !line.form.hasSuffix("!") { score -= 2 }
        if isSection(index) { score -= 4 }
        if line.form.hasPrefix("#") || line.isBullet { score -= 2 }
        let position = pool.firstIndex(of: index) ?? 0
        return score - Double(position) * 0.4
    }

    /// Prefers the candidate right above author and date when the one above that is the name of the site.
    private func nearest(_ best: Int, _ pool: [Int], _ metas: [Int]) -> Int {
        guard let last = pool.last, last != best, !isSection(last) else { return best }
        if lines[last].wordCount < 2 { return best }
        return isSiteName(best, above: last, metas) ? last : best
    }

    private func isSiteName(_ index: Int, above next: Int, _ metas: [Int]) -> Bool {
        let (name, headline) = (lines[index], lines[next])
        guard name.wordCount <= 5, !name.endsSentence else { return false }
        let between = lines.indices.filter { $0 > index && $0 < next && !lines[$0].isBlank }
        if between.contains(where: { lines[$0].weakFurniture != nil || lines[$0].furniture != nil }) {
            return true
        }
        if isAuthorIn(name, metas) || isNamedElsewhere(index) { return true }
        let isApart = lines[index + 1].isBlank && metas.contains(next + 1)
        if isBelowSection(index) || isBelowSite(index) { return false }
        return isApart || headline.wordCount >= 4 && headline.wordCount >= name.wordCount
    }

    /// Whether a menu is right above, and the name of the site above that.
    private func isBelowSite(_ index: Int) -> Bool {
        let above = lines.indices.prefix(index).filter { !lines[$0].isBlank }
        guard let last = above.last, lines[last].weakFurniture == .menu else { return false }
        return above.contains { lines[$0].weakFurniture == nil && lines[$0].furniture == nil }
    }

    /// Whether a name stands below a headline, and again beside the date.
    private func isNameBelow(_ index: Int, _ candidates: some Collection<Int>) -> Bool {
        guard let meta = meta(index), !meta.authors.isEmpty, !meta.hasDate else { return false }
        return candidates.contains { lines[$0].wordCount >= 4 }
    }

    /// Whether a blog is called by its author: "Louise's notebook", by Louise Martin.
    private func isAuthorIn(_ line: PageLine, _ metas: [Int]) -> Bool {
        let names = metas.compactMap { meta($0)?.authors }.joined().flatMap { $0.split(separator: " ") }
        let words = Set(line.text.split { !$0.isLetter }.map(String.init))
        return names.contains { $0.count > 2 && words.contains(String($0)) }
    }

    private func isNamedElsewhere(_ index: Int) -> Bool {
        let form = lines[index].form
        guard form.count >= 6 else { return false }
        return lines.indices.contains {
            $0 > index + 1 && lines[$0].form.count > form.count && lines[$0].form.contains(form)
        }
    }

    /// The headline that stands twice, or that a first line with the name of the site repeats.
    private func repeatedHeadline(_ candidates: [Int]) -> Int? {
        for (position, index) in candidates.prefix(12).enumerated() {
            let near = content(from: index + 1, first: isSite ? 8 : Self.repetitionDistance)
            let isName = isNameBelow(index, candidates.prefix(position))
            if near.contains(where: { lines[$0].form == lines[index].form }), lines[index].wordCount >= 2,
                !isName, lines[index].wordCount > 2 || !isKicker(index, near)
            {
                return index
            }
            if let plain = near.first(where: { isLabelled(lines[index].form, as: lines[$0].form) }) {
                return plain
            }
            guard position < 3 else { continue }
            let nearby = content(
                from: index + 1, first: isSite || position == 0 ? 40 : Self.repetitionDistance)
            guard let plain = nearby.first(where: { isSiteTitle(index, of: $0) }) else { continue }
            let between = nearby.filter { $0 < plain && lines[$0].weakFurniture == nil }
            return between.count == 1 && lines[between[0]].isSentence ? index : plain
        }
        return nil
    }

    /// Whether a few words that stand twice are a section: a longer line is right below, and above the text.
    private func isKicker(_ index: Int, _ near: [Int]) -> Bool {
        guard index > 0, let again = near.first(where: { lines[$0].form == lines[index].form }),
            let next = content(from: again + 1, first: 1).first
        else { return false }
        let isSectionName = isSection(index) || content(from: 0, first: 12).prefix { $0 < index }.count >= 2
        return isSectionName && lines[next].wordCount >= 4 && !isAnchor(next) && !lines[next].isProse
    }

    /// Whether a line is another one with words before it: `Subscribers only; Topic: Headline`.
    private func isLabelled(_ long: String, as short: String) -> Bool {
        short.split(separator: " ").count >= 3 && long.hasSuffix(": " + short)
    }

    /// Whether a line is another one with the name of the site: `Headline | Site`.
    func isSiteTitle(_ index: Int, of other: Int) -> Bool {
        let (long, short) = (lines[index].form, lines[other].form)
        guard short.count >= 8 || !short.isEmpty && long.hasPrefix(short + " | ") else { return false }
        return [" | ", " - ", " :: ", " · ", " • ", " » ", " : "].contains { long.hasPrefix(short + $0) }
    }
}
