import Articles

/// What stands beside the text, told by where it stands and not by its words.
extension PageAnalysis {
    /// The longest standfirst that only its place tells.
    private static let standfirstLimit = 400
    /// So many lines an invitation to letters has around its field for an address.
    private static let boxLimit = 6

    // MARK: Between head and text

    /// Between headline and text, one paragraph with a bar below it is the standfirst; what stands above a caption
    /// is its picture's text.
    mutating func takeBesideHead(_ start: Int) {
        takeNamedStandfirst(start)
        takeBoldStandfirst(start)
        dropCounts(from: start)
        guard let first = content(from: start, first: 8).first(where: { lines[$0].isSentence }) else {
            return
        }
        dropTextsOfPictures(above: first, from: start)
        for index in content(from: start).prefix(while: { $0 < first }) where isSection(index) {
            drop(index, .besideByline)
        }
        takeStandfirstAboveBar(start)
    }

    /// The first paragraph, if it alone is in an element that is called after what leads into a text.
    private mutating func takeNamedStandfirst(_ start: Int) {
        let near = content(from: start, first: 4)
        guard excerpt.isEmpty, near.count >= 3, let index = near.first, lines[index].hints.isIntro,
            lines[index].wordCount >= 5, lines[index].form.unicodeScalars.count <= Self.standfirstLimit,
            !near.dropFirst().contains(where: { lines[$0].hints.isIntro })
        else { return }
        excerpt = lines[index].text.trimmed
        take(index)
    }

    /// Drops numbers beside hearts and bubbles.
    private mutating func dropCounts(from start: Int) {
        for index in content(from: start, first: 8) {
            if lines[index].isSentence { break }
            guard lines[index].hasDigit, lines[index].hints.heading == 0,
                !lines[index].form.contains(where: \.isLetter), !lines[index].form.hasSuffix(".")
            else { continue }
            drop(index, .share)
        }
    }

    /// Drops what stands right above a caption and is no sentence: what the picture shows.
    private mutating func dropTextsOfPictures(above first: Int, from start: Int) {
        let near = content(from: start, first: 4)
        let end = near.first { $0 > first && lines[$0].isSentence } ?? lines.count
        guard let caption = lastDropped(start..<end, Self.isOfPicture) else { return }
        for index in near where index < caption && !lines[index].isSentence && lines[index].hints.heading == 0
        {
            if !lines[index].endsSentence { drop(index, .caption) }
        }
    }

    private static func isOfPicture(_ furniture: PageFurniture) -> Bool {
        furniture == .caption || furniture == .imageName
    }

    private func lastDropped(_ range: Range<Int>, _ isKind: (PageFurniture) -> Bool) -> Int? {
        range.last { index in
            guard case .dropped(let furniture)? = removed[index] else { return false }
            return isKind(furniture)
        }
    }

    private mutating func takeStandfirstAboveBar(_ start: Int) {
        guard excerpt.isEmpty, published != nil || !authors.isEmpty else { return }
        let near = content(from: start, first: 4)
        guard let index = near.first, near.count > 1, lines[index].wordCount >= 6,
            lines[index].hints.heading == 0,
            lines[index].form.unicodeScalars.count <= Self.standfirstLimit
        else { return }
        let bar = (index + 1)..<near[1]
        let isShort = lines[index].form.unicodeScalars.count <= 220 && lines[index].sentenceCount <= 3
        let isAbovePicture =
            known.putsStandfirstLast && isShort && near.count >= 3
            && lastDropped(bar, Self.isOfPicture) != nil
        guard
            isAbovePicture || lastDropped(bar, { $0 == .share || $0 == .menu }) != nil
                || !lines[index].endsSentence && isFollowedByDownload(bar)
        else { return }
        excerpt = lines[index].text.trimmed
        take(index)
    }

    private func isFollowedByDownload(_ bar: Range<Int>) -> Bool {
        lastDropped(bar, { $0 == .smallPrint }) != nil
    }

    /// The first paragraph, if it alone is in bold letters.
    private mutating func takeBoldStandfirst(_ start: Int) {
        let near = content(from: start, first: 4)
        guard excerpt.isEmpty, near.count >= 3, let index = near.first, lines[index].hints.isBold,
            lines[index].hints.heading == 0, lines[index].wordCount >= 8, !lines[index].form.hasSuffix("?"),
            lines[index].form.unicodeScalars.count <= Self.standfirstLimit,
            !near.dropFirst().contains(where: { lines[$0].hints.isBold && lines[$0].wordCount >= 8 })
        else { return }
        excerpt = lines[index].text.trimmed
        take(index)
    }

    // MARK: In the text

    /// Drops what the text says again, set apart: a pull quote.
    mutating func dropPullQuotes(_ content: [Int]) {
        let kept = content.filter { removed[$0] == nil }
        guard kept.count <= 3_000 else { return }
        var numbers = WordNumbers()
        // By index, ascending: the lines that may hold a quote.
        let long = kept.filter { lines[$0].form.utf8.count >= 60 }
        let texts = long.map { numbers.words(of: lines[$0].form) }
        var first = 0
        for index in kept.dropFirst() {
            let line = lines[index]
            while first < long.count, long[first] < index - Self.quoteDistance { first += 1 }
            guard line.hints.heading == 0, line.form.utf8.count <= 300, !line.isBullet,
                line.wordCount >= (line.hints.isQuote ? 2 : 5)
            else { continue }
            let quote = numbers.words(of: line.form)
            let parts = line.form.split { ".!?…".contains($0) }.map { numbers.words(of: $0) }
                .filter { !$0.isEmpty }
            let isSaid = (first..<long.count).lazy.prefix { long[$0] <= index + Self.quoteDistance }
                .contains { place in
                    let text = texts[place]
                    return long[place] != index && text != quote
                        && lines[long[place]].form.utf8.count > line.form.utf8.count + 5
                        && (text.holds(quote) || parts.allSatisfy(text.holds))
                }
            if isSaid { drop(index, .pullQuote) }
        }
    }

    /// So many lines away from a pull quote the text says the same.
    private static let quoteDistance = 80

    // MARK: Letters

    /// Drops invitations to letters: a field for an address, and the short lines around it.
    mutating func dropLetterBoxes(_ content: [Int]) {
        for (position, index) in content.enumerated() where isField(index) {
            let below = content[(position + 1)...].prefix(Self.boxLimit)
            let above = content[..<position].suffix(Self.boxLimit)
            let buttons = below.prefix { isOfBox($0) }
            let first = above.reversed().prefix { isBesideField($0) }.last { isAboutLetters($0) }
            for other in above where first.map({ other >= $0 }) ?? false { drop(other, .newsletter) }
            drop(index, .newsletter)
            for other in buttons { drop(other, .newsletter) }
        }
    }

    /// `Your e-mail address`, on a line of its own.
    private func isField(_ index: Int) -> Bool { LabelSet.fields.isWhole(lines[index].label) }

    private func isOfBox(_ index: Int) -> Bool {
        let line = lines[index]
        return line.isConsentToLetters || LabelSet.newsletter.isWhole(line.label) || isField(index)
            || LabelSet.menu.isWhole(line.label) || line.furniture == .newsletter
    }

    private func isBesideField(_ index: Int) -> Bool {
        lines[index].form.utf8.count <= 160 && !lines[index].isProse && !isAnchor(index)
    }

    private func isAboutLetters(_ index: Int) -> Bool {
        lines[index].isNewsletterHeading || lines[index].isNewsletter
            || removed[index] == .dropped(.newsletter)
            || ["newsletter", "boletin", "nieuwsbrief", "infolettre"].contains {
                lines[index].label.contains($0)
            }
    }

    // MARK: Who wrote it

    /// Whether a line tells about an author of the page, whose name it begins with.
    func isAboutKnownAuthor(_ index: Int) -> Bool {
        let form = lines[index].form
        guard lines[index].isSentence, form.count <= 600 else { return false }
        return authors.all.contains { name in
            let name = PageLine.form(of: name)
            guard name.contains(" "), form.hasPrefix(name) else { return false }
            let next = form.dropFirst(name.count).first
            return next == " " || next == ","
        }
    }

    /// `Amir Haddad is a photographer.`, right below a line about an author.
    func isAboutCompanion(_ index: Int) -> Bool {
        guard lines[index].isSentence, lines[index].form.count <= 600,
            let above = lines.prefix(index).lastIndex(where: { !$0.isBlank }), isAboutKnownAuthor(above)
        else { return false }
        let tokens = MetaToken.tokens(of: lines[index].text.prefix(200))
        return PersonName.isName(Array(tokens.prefix(2)), atLeast: 2)
            && PersonName.isRole(Array(tokens.prefix(14)))
    }

    /// Leaves out of several authors what the page calls itself.
    mutating func dropSiteFromAuthors() {
        guard authors.all.count > 1 else { return }
        let above = lines.prefix { $0.number < titleNumber }.filter { !$0.isBlank }.prefix(30).map(\.form)
        let rights = lines.filter(\.isRights).suffix(10).map(\.form)
        let kept = authors.all.filter { name in
            let form = PageLine.form(of: name)
            return !above.contains(form) && !rights.contains { $0.contains(form) }
        }
        if !kept.isEmpty, kept.count < authors.all.count {
            authors = UniqueNames()
            for name in kept { authors.insert(name) }
        }
    }
}

/// A number for each word of a page, so that texts are compared as numbers.
private struct WordNumbers {
    private var numbers: [Substring: Int] = [:]

    mutating func words(of form: some StringProtocol) -> [Int] {
        form.split { !$0.isLetter && !$0.isNumber }.map { word in
            let number = numbers[Substring(word)] ?? numbers.count
            numbers[Substring(word)] = number
            return number
        }
    }
}

extension [Int] {
    /// Whether these stand in it, one after the other.
    fileprivate func holds(_ others: [Int]) -> Bool {
        guard let first = others.first, others.count <= count else { return false }
        return (0...count - others.count).contains { start in
            self[start] == first && self[start..<start + others.count].elementsEqual(others)
        }
    }
}
