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
            if isBehind, repeatsByline(index) { return (index, .aboutAuthor) }
        }
        return nil
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
            } else if let weak = line.weakFurniture, isEndFurniture(index, weak, &isBare) {
                drop(index, weak)
            } else {
                return
            }
        }
    }

    /// Whether what comes next was part of a bar.
    private func isBeforeBar(_ index: Int) -> Bool {
        let next = lines.indices.dropFirst(index + 1).prefix(8).first { !lines[$0].isBlank }
        return next.map { removed[$0] == .dropped(.share) || removed[$0] == .dropped(.follow) } ?? false
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
}
