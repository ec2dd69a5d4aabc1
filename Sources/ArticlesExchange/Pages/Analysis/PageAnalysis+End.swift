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
                } else if let meta = meta(index), meta.hasLabel, meta.hasDate, published == nil {
                    take(meta, at: index)
                } else {
                    drop(index, furniture)
                }
            }
        }
        for index in content(from: start) {
            guard let names = lines[index].hashtags, names.count > 1 else { continue }
            addTags(names)
            take(index)
        }
        dropLast(from: start)
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
            if line.isRelatedHeading, isBehind || isLater { return (index, .related) }
            if line.isAboutAuthorHeading, isBehind || isLater { return (index, .aboutAuthor) }
            if isBehind, isPlainClosing(index) { return (index, kind(line)) }
        }
        return nil
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
        for index in content(from: start).reversed() {
            let line = lines[index]
            if let names = line.hashtags {
                tags = names.filter { name in !tags.contains { $0.caseFolded == name.caseFolded } } + tags
                take(index)
            } else if let meta = meta(index), isMetaAtEnd(meta) {
                take(meta, at: index)
            } else if !line.form.contains(where: { $0.isLetter || $0.isNumber }) {
                drop(index, .smallPrint)
            } else if line.isShop {
                drop(index, .shop)
            } else if let weak = line.weakFurniture, isEndFurniture(index, weak, &isBare) {
                drop(index, weak)
            } else {
                return
            }
        }
    }

    /// A word such as "Share" alone under a text is dropped; one such as "Home" only among others.
    private func isEndFurniture(_ index: Int, _ weak: PageFurniture, _ isBare: inout Bool) -> Bool {
        let isCertain = weak != .menu || lines[index].isMenuBar || !isBare || hasChrome
        if isCertain { isBare = false }
        return isCertain
    }

    private func isMetaAtEnd(_ meta: MetaLine) -> Bool {
        if meta.hasDate { return meta.hasLabel || (published == nil && meta.authors.isEmpty == false) }
        return meta.hasByline && authors.isEmpty || meta.hasCounts && meta.authors.isEmpty
    }

    // MARK: Inside of the text

    /// Drops bars, boxes and lists of links between the paragraphs.
    mutating func dropFromBody(_ start: Int) {
        let content = content(from: start)
        dropBars(content)
        dropBoxes(content)
        for index in content where removed[index] == nil {
            guard let meta = meta(index), meta.hasLabel, meta.updated != nil, meta.published == nil else {
                continue
            }
            take(meta, at: index)
        }
    }

    /// Words such as "Share" and "Print" side by side.
    private mutating func dropBars(_ content: [Int]) {
        var run: [Int] = []
        for index in content + [-1] {
            if index >= 0, lines[index].weakFurniture?.isBar ?? false {
                run.append(index)
                continue
            }
            if run.count >= 2, run.contains(where: { lines[$0].weakFurniture == .share }) {
                for line in run { drop(line, lines[line].weakFurniture ?? .share) }
            } else {
                for line in run where isAloneInBar(line) { drop(line, lines[line].weakFurniture ?? .share) }
            }
            run = []
        }
    }

    private func isAloneInBar(_ index: Int) -> Bool {
        guard let weak = lines[index].weakFurniture else { return false }
        return weak == .share && (lines[index].isNetworkList || lines[index].isBullet)
    }

    /// The heading of a list of other articles in the middle of a text, and the titles under it.
    private mutating func dropBoxes(_ content: [Int]) {
        for (position, index) in content.enumerated() where removed[index] == nil {
            let line = lines[index]
            guard line.isRelatedHeading || line.isNewsletterHeading && line.label.contains(" ")
            else { continue }
            drop(index, line.isNewsletterHeading ? .newsletter : .related)
            for next in content[(position + 1)...].prefix(6) {
                guard lines[next].isTeaser, !hasGap(content, next, after: index) else { break }
                drop(next, .related)
            }
        }
    }

    /// Whether a blank line stands before a line that the box could have ended with.
    private func hasGap(_ content: [Int], _ next: Int, after heading: Int) -> Bool {
        next > heading + 1 && lines[next - 1].isBlank && !lines[next].isBullet && !lines[next].hints.isLinks
            && !(lines[heading + 1].isBlank && next == heading + 2)
    }
}

extension PageLine {
    /// A title of something else: no sentence.
    fileprivate var isTeaser: Bool {
        !endsSentence && form.count <= 140 && !isProse && wordCount >= 2 || isBullet || hints.isLinks
    }

}
