import Articles

extension PageAnalysis {
    /// Drops what stands behind the text.
    mutating func readEnd(from start: Int) {
        if let (cut, furniture) = closing(from: start) {
            var furniture = furniture
            for index in content(from: cut) {
                furniture = block(lines[index]) ?? furniture
                if let names = lines[index].hashtags {
                    addTags(names)
                    take(index)
                } else if let meta = meta(index), meta.hasLabel, meta.hasDate,
                    published == nil || furniture == .comments && updated == nil && meta.published == nil
                {
                    take(meta, at: index)
                } else {
                    drop(index, furniture)
                }
            }
        }
        dropBehindTags(from: start)
        dropBehindGate(from: start)
        for index in content(from: start) {
            guard let names = lines[index].hashtags, names.count > 1 else { continue }
            addTags(names)
            take(index)
        }
        dropLast(from: start)
    }

    /// Behind a list of tags below the text is nothing of it, unless it is prose.
    private mutating func dropBehindTags(from start: Int) {
        let content = content(from: start)
        guard
            let last = content.last(where: {
                lines[$0].isSentence && lines[$0].wordCount >= 12 || lines[$0].isProse
            }),
            let list = (tagLines + rightsLines).filter({ $0 > last }).min(),
            content.count(where: { $0 < list }) >= 2
        else { return }
        let behind = content.filter { $0 > list }
        let sizes = [content.prefix { $0 < list }, behind[...]].map {
            $0.reduce(0) { $0 + lines[$1].text.utf8.count }
        }
        guard sizes[1] * 3 <= sizes[0] else { return }
        for index in behind where lines[index].hashtags == nil {
            if let meta = meta(index), meta.hasDate, meta.hasLabel || published == nil { continue }
            drop(index, .site)
        }
    }

    /// Lines that claim the rights of a whole page, and not of a picture.
    private var rightsLines: [Int] {
        lines.indices.filter {
            removed[$0] == .dropped(.rights) && lines[$0].hasDigit
                && (lines[$0].form.contains("copyright")
                    || lines[$0].form.hasPrefix("©") && lines[$0].wordCount <= 12)
        }
    }

    /// Drops the offers behind the last line that says that the text is not for everybody.
    private mutating func dropBehindGate(from start: Int) {
        guard let gate = lines.indices.last(where: { removed[$0] == .dropped(.gate) }), gate > start else {
            return
        }
        let behind = content(from: gate + 1)
        guard behind.count <= 6, !behind.contains(where: { lines[$0].isSentence && !isOffer(lines[$0]) }),
            content(from: start).contains(where: { $0 < gate && lines[$0].isSentence })
        else { return }
        for index in behind { drop(index, .gate) }
    }

    /// `There are 78 % of this article left to read.`
    private func isOffer(_ line: PageLine) -> Bool {
        line.wordCount <= 20
            && (line.form.contains("%") || line.form.contains("€") || line.form.contains("$"))
    }

    /// What the heading of a block says that follows.
    private func block(_ line: PageLine) -> PageFurniture? {
        if line.isCommentHeading { return .comments }
        if line.isNewsletterHeading { return .newsletter }
        if line.isAboutAuthorHeading { return .aboutAuthor }
        return line.isRelatedHeading ? .related : nil
    }

    /// The heading of a closing block, and what the block is.
    private func closing(from start: Int) -> (Int, PageFurniture)? {
        guard let (cut, furniture) = firstClosing(from: start) else { return nil }
        // `More soups` and the titles under it.
        let above = content(from: start).prefix { $0 < cut }.suffix(8)
        let heading = above.dropFirst().last { lines[$0].isMoreHeading }
        guard let heading, above.filter({ $0 > heading }).allSatisfy({ !lines[$0].isSentence }),
            above.last != heading
        else { return (cut, furniture) }
        return (heading, .related)
    }

    private func firstClosing(from start: Int) -> (Int, PageFurniture)? {
        let content = content(from: start)
        let lastProse = content.last { lines[$0].isProse } ?? -1
        let total = content.reduce(0) { $0 + lines[$1].text.utf8.count }
        var before = 0
        for index in content {
            let line = lines[index]
            defer { before += line.text.utf8.count }
            guard before > 0 else { continue }
            let isBehind = index > lastProse
            let isLater = before >= total - before
            if line.isClearCommentHeading, isBehind || isLater || before > 400 { return (index, .comments) }
            if line.isCommentHeading, isBehind || isLater { return (index, .comments) }
            if line.isRelatedHeading, isBehind || isLater, !isBox(index) { return (index, .related) }
            if line.isAboutAuthorHeading, isBehind || isLater { return (index, .aboutAuthor) }
            if isBehind, LabelSet.contacts.isWhole(line.label) { return (index, .smallPrint) }
            let isPlea = line.isShopHeading && content.count { $0 > index } <= 2
            if isBehind || isPlea, isPlainClosing(index) { return (index, kind(line)) }
            if isBehind, isSite, line.isMoreHeading, isListOfTitles(behind: index) {
                return (index, .related)
            }
            if isBehind, line.isPager, isBeforePager(index) { return (index, .related) }
            if isBehind, repeatsByline(index) { return (index, .aboutAuthor) }
        }
        return nil
    }

    /// Whether nothing but titles is behind a line.
    private func isListOfTitles(behind index: Int) -> Bool {
        let behind = content(from: index + 1, first: 12)
        return (1...10).contains(behind.count) && behind.allSatisfy { !lines[$0].isSentence }
    }

    private func isBeforePager(_ index: Int) -> Bool {
        content(from: index + 1, first: 1).first.map { lines[$0].isPager } ?? false
    }

    /// Whether a text goes on behind a heading such as "Read also", which often stands in the middle of one.
    private func isBox(_ heading: Int) -> Bool {
        if textGoesOn(behind: heading) { return true }
        guard LabelSet.boxes.isWhole(lines[heading].label) else { return false }
        let next = content(from: heading + 1, first: 8).prefix { block(lines[$0]) == nil }
        if next.contains(where: isAnchor) { return false }
        return next.contains { index in
            let line = lines[index]
            return line.endsSentence && line.wordCount >= 6 && !line.form.hasSuffix("?")
                && !line.hints.isLinks
                && line.furniture == nil
        }
    }

    /// Whether behind some titles, or links, paragraphs follow: a title with a sentence below each are teasers.
    private func textGoesOn(behind heading: Int) -> Bool {
        let next = content(from: heading + 1, first: 14).prefix {
            block(lines[$0]) == nil && !isAboutKnownAuthor($0)
        }
        let links = next.prefix { lines[$0].hints.isLinks }
        if !links.isEmpty, links.count < next.count {
            return !next.dropFirst(links.count).contains { lines[$0].hints.isLinks }
        }
        let titles = next.prefix(7).prefix { !isParagraphOfText($0) }
        let rest = next.dropFirst(titles.count)
        guard let first = rest.first, !titles.isEmpty, titles.count <= 6, !next.contains(where: isAnchor)
        else {
            return false
        }
        let sentences = rest.filter { isParagraphOfText($0) }
        if titles.allSatisfy({ lines[$0].hints.isLinks }) { return !lines[first].hints.isLinks }
        let isInRow = rest.dropFirst().first.map { isParagraphOfText($0) } ?? false
        return isInRow || titles.count >= 2 && sentences.count >= 2
    }

    private func isParagraphOfText(_ index: Int) -> Bool {
        let line = lines[index]
        return line.endsSentence && line.wordCount >= 6 && !line.hints.isLinks && line.furniture == nil
            && line.weakFurniture == nil && !line.isBullet
    }

    /// `Written by Ann Lee` under the text of a page that has said so above it.
    private func repeatsByline(_ index: Int) -> Bool {
        guard let meta = meta(index), meta.hasByline, !meta.hasDate, !meta.authors.isEmpty else {
            return false
        }
        return meta.authors.allSatisfy(authors.all.contains)
    }

    private func isPlainClosing(_ index: Int) -> Bool {
        let line = lines[index]
        if line.isShopHeading { return true }
        guard line.isFollowHeading || line.isNewsletterHeading else { return false }
        // A single word may be the last of a poem; in company it is a bar.
        return line.label.contains(" ") || lines[index].form.hasSuffix(":") || hasCompany(index)
    }

    private func hasCompany(_ index: Int) -> Bool {
        let next = lines.indices.dropFirst(index + 1).first { !lines[$0].isBlank && removed[$0] == nil }
        guard let next else { return true }
        return lines[next].weakFurniture != nil || lines[next].isBullet || lines[next].hashtags != nil
    }

    private func kind(_ line: PageLine) -> PageFurniture {
        if line.isShopHeading { return .shop }
        return line.isNewsletterHeading && !line.isFollowHeading ? .newsletter : .follow
    }

    /// Drops what is left of furniture at the end, and takes dates and hashtags there.
    private mutating func dropLast(from start: Int) {
        var isBare = true
        var last: [[String]] = []
        defer { tags.insertFirst(last.reversed().flatMap { $0 }) }
        for index in content(from: start).reversed() {
            let line = lines[index]
            if let names = line.hashtags {
                last.append(names)
                take(index)
            } else if let meta = meta(index), isMetaAtEnd(meta) {
                take(meta, at: index)
            } else if !line.form.contains(where: { $0.isLetter || $0.isNumber }) {
                drop(index, .smallPrint)
            } else if line.isShop {
                drop(index, .shop)
            } else if line.isBareNumber, isBeforeBar(index) {
                drop(index, .share)
            } else if isAboutKnownAuthor(index) || isAboutCompanion(index), content(from: start).count > 2 {
                drop(index, .aboutAuthor)
            } else if isCountBesideCount(index) || isCategory(line) {
                drop(index, .smallPrint)
            } else if line.isPager {
                drop(index, .related)
            } else if isAboveBar(index), let names = namesAbove(index) {
                last.append(contentsOf: names.reversed().map { [lines[$0].text.trimmed] })
                for name in names { take(name) }
                return
            } else if let weak = line.weakFurniture, isEndFurniture(index, weak, &isBare) {
                drop(index, weak)
            } else {
                return
            }
        }
    }

    /// `3 Restacks` between other counts and buttons.
    private func isCountBesideCount(_ index: Int) -> Bool {
        let line = lines[index]
        guard line.wordCount == 2, line.form.first?.isNumber ?? false, isAboveBar(index) else { return false }
        return lines.prefix(index).last { !$0.isBlank }?.weakFurniture != nil
    }

    /// `Posted in Letters`, at the end of a text: the section, with no word that says that it is a tag.
    private func isCategory(_ line: PageLine) -> Bool {
        guard line.wordCount <= 6, !line.endsSentence else { return false }
        return [
            "posted in ", "publicado en ", "publicado em ", "publie dans ", "veroffentlicht in ",
            "geplaatst in ", "filed in ", "kategorisiert in ",
        ].contains(where: line.label.hasPrefix)
    }

    /// Whether what comes next was dropped as part of a bar.
    private func isAboveBar(_ index: Int) -> Bool {
        guard let next = lines.indices.dropFirst(index + 1).first(where: { !lines[$0].isBlank }),
            case .dropped(let furniture)? = removed[next]
        else { return false }
        return furniture.isBar
    }

    /// Three or more short lines between the last paragraph and a bar of links: tags without a label.
    private func namesAbove(_ last: Int) -> [Int]? {
        guard isSite else { return nil }
        var names: [Int] = []
        for index in lines.indices.prefix(last + 1).reversed()
        where !lines[index].isBlank && removed[index] == nil {
            let line = lines[index]
            if line.isSentence, line.endsSentence { return names.count >= 3 ? names.reversed() : nil }
            guard line.wordCount <= 3, line.form.count <= 30, !line.hasDigit, !line.isBullet,
                !line.endsSentence,
                line.text.trimmed.first?.isLetter ?? false, !isAnchor(index),
                [nil, .menu].contains(line.weakFurniture),
                names.count < 12
            else { return nil }
            names.append(index)
        }
        return nil
    }

    /// Whether what comes next was part of a bar.
    private func isBeforeBar(_ index: Int) -> Bool {
        let next = lines.indices.dropFirst(index + 1).prefix(8).first { !lines[$0].isBlank }
        let last = lines.indices.prefix(index).last { !lines[$0].isBlank }
        if lines[index].isBareNumber, last.map({ lines[$0].weakFurniture == .share }) ?? false { return true }
        return next.map { removed[$0] == .dropped(.share) || removed[$0] == .dropped(.follow) } ?? false
    }

    /// A word such as "Share" alone under a text is dropped; one such as "Home" only among others.
    private func isEndFurniture(_ index: Int, _ weak: PageFurniture, _ isBare: inout Bool) -> Bool {
        let isCertain = weak != .menu || lines[index].isMenuBar || !isBare || hasChrome
        if isCertain { isBare = false }
        return isCertain
    }

    private func isMetaAtEnd(_ meta: MetaLine) -> Bool {
        if meta.hasDate {
            return meta.hasLabel || (published == nil && !known.hasDate && !meta.authors.isEmpty)
        }
        return meta.hasByline && authors.isEmpty || meta.hasRole && meta.authors.isEmpty
            || meta.hasCounts && meta.authors.isEmpty
    }
}
