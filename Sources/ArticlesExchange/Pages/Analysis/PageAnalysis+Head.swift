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
        dropWeak(&start)
        takeRepeatedHeadlines(&start)
        return start
    }

    private mutating func takeHintedStandfirst() {
        guard let index = content(from: 0, first: 40).first(where: { lines[$0].hints.role == .standfirst }),
            lines[index].form.unicodeScalars.count <= Self.standfirstLimit
        else { return }
        excerpt = lines[index].text.trimmed
        take(index)
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
            if lines[index].isClearCommentHeading { return nil }
            if isAnchorHere(index, isFirst: isFirst) { return index }
            if lines[index].weakFurniture != nil { continue }
            between += 1
            let isShort = lines[index].form.count <= 60 && !lines[index].endsSentence
            let limit = Self.standfirstLimit
            guard between <= Self.anchorDistance, isFirst ? lines[index].form.count <= limit : isShort else {
                return nil
            }
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
        return !meta.authors.isEmpty && authors.isEmpty && (hasCompany || isBehindDate)
            && !LabelSet.menu.isWhole(lines[index].label)
    }

    /// `Political correspondent`.
    private func isOffice(_ index: Int) -> Bool {
        let line = lines[index]
        return line.wordCount <= 6 && line.form.count <= 60 && !line.endsSentence
            && PersonName.isRole(MetaToken.tokens(of: line.text))
    }

    private mutating func takeAnchor(_ index: Int) {
        if let meta = meta(index) { take(meta, at: index) } else { drop(index, .besideByline) }
    }

    private mutating func takeBetween(_ start: Int, _ anchor: Int, isStandfirst: Bool) {
        for index in start..<max(start, anchor) where !lines[index].isBlank && removed[index] == nil {
            if let weak = lines[index].weakFurniture {
                drop(index, weak)
            } else if isStandfirst, lines[index].isSentence || lines[index].wordCount >= 4 {
                if excerpt.isEmpty { takeStandfirst(index) }
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
            guard let weak = lines[index].weakFurniture ?? (isCountOfBar(index) ? .share : nil) else { break }
            drop(index, weak)
            start = index + 1
        }
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
