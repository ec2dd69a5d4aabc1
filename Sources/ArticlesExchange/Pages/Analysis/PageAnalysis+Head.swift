import Articles

extension PageAnalysis {
    /// The longest standfirst.
    private static let standfirstLimit = 500
    /// So many lines may stand between the headline and the line with author and date.
    private static let anchorDistance = 2

    /// Takes headline, standfirst, authors and dates; returns where the text begins.
    mutating func readHead() -> Int {
        for index in content(from: 0, first: 60).prefix(while: { !lines[$0].isProse })
        where lines[index].isSeparator { drop(index, .smallPrint) }
        var start = findTitle()
        takeHintedStandfirst()
        takeRepeatedHeadlines(&start)
        var hasAnchor = published != nil || !authors.isEmpty
        while let anchor = nextAnchor(start, isFirst: !hasAnchor) {
            takeBetween(start, anchor, isStandfirst: !hasAnchor)
            takeAnchor(anchor)
            hasAnchor = true
            start = anchor + 1
        }
        published = published ?? dateAbove
        dropWeak(&start)
        takeRepeatedHeadlines(&start)
        return start
    }

    private mutating func takeHintedStandfirst() {
        guard
            let index = content(from: 0, first: 40).prefix(while: { !isFollowedText($0) }).first(where: {
                lines[$0].hints.role == .standfirst
            }),
            lines[index].form.unicodeScalars.count <= Self.standfirstLimit
        else { return }
        excerpt = lines[index].text.trimmed
        take(index)
    }

    /// Whether a line is prose that is named after nothing.
    private func isFollowedText(_ index: Int) -> Bool {
        lines[index].isProse && lines[index].hints.role == nil
    }

    // MARK: The headline again

    /// Drops the headline where it is repeated, and takes the paragraph before it.
    private mutating func takeRepeatedHeadlines(_ start: inout Int) {
        guard let title else { return }
        let form = PageLine.form(of: title)
        for _ in 0..<Self.anchorDistance {
            let near = content(from: start, first: 3)
            guard let headline = near.first(where: { repeats(lines[$0].form, form) }) else { return }
            let before = near.filter { $0 < headline }
            let metas = before.filter { isAnchor($0) }
            for index in metas { takeAnchor(index) }
            let others = before.filter { !metas.contains($0) }
            guard others.count <= 1 else {
                drop(headline, .repeatedTitle)
                return
            }
            if known.title == nil, lines[headline].form != form { self.title = lines[headline].text.trimmed }
            if let index = others.first { takeStandfirst(index) }
            drop(headline, .repeatedTitle)
            start = headline + 1
        }
    }

    private func repeats(_ line: String, _ title: String) -> Bool {
        if line == title { return true }
        guard line.count >= 8 || title.hasPrefix(line + " | ") else { return false }
        return !line.isEmpty
            && [" | ", " - ", " :: ", " · ", " • ", " » "].contains { title.hasPrefix(line + $0) }
    }

    private mutating func takeStandfirst(_ index: Int) {
        guard excerpt.isEmpty, lines[index].form.unicodeScalars.count <= Self.standfirstLimit else { return }
        excerpt = lines[index].text.trimmed
        take(index)
    }

    // MARK: Author and date

    private func nextAnchor(_ start: Int, isFirst: Bool) -> Int? {
        var between = 0
        for index in content(from: start, first: 14) {
            if lines[index].isClearCommentHeading, lines[index].weakFurniture == nil { return nil }
            if isAnchorHere(index, isFirst: isFirst) { return index }
            if lines[index].weakFurniture != nil { continue }
            between += 1
            let isShort = lines[index].form.count <= 60 && !lines[index].endsSentence
            let limit = Self.standfirstLimit
            let isNear = between <= Self.anchorDistance || !isFirst && isDateOfCard(index)
            guard isNear, isFirst ? lines[index].form.count <= limit : isShort else { return nil }
        }
        return nil
    }

    /// A bare name counts only beside a date, an office or a number of minutes.
    private func isAnchorHere(_ index: Int, isFirst: Bool) -> Bool {
        if lines[index].hints.role == .byline || lines[index].hints.role == .date { return true }
        guard let meta = meta(index) else { return isOffice(index) && !isFirst }
        if meta.isClear { return true }
        let next = content(from: index + 1, first: 5).first { lines[$0].weakFurniture?.isBar != true }
        let hasCompany = next.map { isAnchor($0) || isOffice($0) } ?? false
        let isBehindDate = !isFirst && authors.isEmpty && published != nil
        return !meta.authors.isEmpty && authors.isEmpty
            && (hasCompany || isBehindDate || isNameOfCard(index))
            && !LabelSet.menu.isWhole(lines[index].label)
    }

    /// A name with but a few short lines between it and a date: `Ann Lee · Follow · Published in The Weekly · Mar 3, 2022`.
    private func isNameOfCard(_ index: Int) -> Bool {
        for next in content(from: index + 1, first: 8) {
            if let meta = meta(next), meta.hasByline { return false }
            if isAnchor(next) { return true }
            guard lines[next].wordCount <= 5, !lines[next].endsSentence else { return false }
        }
        return false
    }

    /// Whether nothing but a few short lines is between this one and a date, of which there was none.
    private func isDateOfCard(_ index: Int) -> Bool {
        guard published == nil else { return false }
        for next in content(from: index, first: 5) {
            if let meta = meta(next), meta.hasDate { return true }
            guard lines[next].wordCount <= 5, !lines[next].endsSentence else { return false }
        }
        return false
    }

    /// `Political correspondent`, `Reporting from Lisbon`.
    private func isOffice(_ index: Int) -> Bool {
        let line = lines[index]
        guard line.wordCount <= 6, line.form.count <= 60, !line.endsSentence else { return false }
        let isPlace = ["reporting from ", "reporting in ", "photographs by "].contains(
            where: line.form.hasPrefix)
        return isPlace || PersonName.isRole(MetaToken.tokens(of: line.text))
    }

    private mutating func takeAnchor(_ index: Int) {
        if let meta = meta(index) { take(meta, at: index) } else { drop(index, .besideByline) }
    }

    private mutating func takeBetween(_ start: Int, _ anchor: Int, isStandfirst: Bool) {
        for index in start..<max(start, anchor) where !lines[index].isBlank && removed[index] == nil {
            if let weak = lines[index].weakFurniture {
                drop(index, weak)
            } else if isStandfirst, lines[index].isSentence || lines[index].wordCount >= 4 {
                if excerpt.isEmpty {
                    takeStandfirst(index)
                } else if !lines[index].isSentence, known.title == nil {
                    drop(index, .besideByline)
                }
            } else {
                drop(index, .besideByline)
            }
        }
    }

    /// Drops bars and menus between the head and the text.
    private mutating func dropWeak(_ start: inout Int) {
        guard authors.isEmpty && published == nil ? hasChrome || title == nil : true else {
            return dropBars(&start)
        }
        for index in content(from: start) {
            let isCount = isCountOfBar(index) || lines[index].isBareNumber && lines[index].hints.isLinks
            let isBeside = isBeforeWeak(index) && (lines[index].isBullet || lines[index].isCommentHeading)
            guard let weak = lines[index].weakFurniture ?? (isCount ? .share : isBeside ? .besideByline : nil)
            else { break }
            drop(index, weak)
            start = index + 1
        }
    }

    /// Whether a word of a bar is on the next line, or was on the one before.
    private func isBeforeWeak(_ index: Int) -> Bool {
        let next = lines.indices.dropFirst(index + 1).first { !lines[$0].isBlank }
        let last = lines.indices.prefix(index).last { !lines[$0].isBlank }
        let isBelowBar = last.map { removed[$0] == .dropped(.share) } ?? false
        return isBelowBar
            || next.map { lines[$0].weakFurniture != nil || lines[$0].furniture == .share } ?? false
    }

    /// A number with a bar behind it.
    private func isCountOfBar(_ index: Int) -> Bool {
        guard lines[index].isBareNumber else { return false }
        let next = content(from: index + 1, first: 3).first { !lines[$0].isBareNumber }
        return next.flatMap { lines[$0].weakFurniture }?.isBar ?? false
    }

    private mutating func dropBars(_ start: inout Int) {
        for index in content(from: start) {
            guard let weak = lines[index].weakFurniture, weak.isBar, lines[index].label.contains(" ") else {
                break
            }
            drop(index, weak)
            start = index + 1
        }
    }
}
