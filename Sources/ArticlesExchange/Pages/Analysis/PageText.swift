import Articles

/// A page as plain text, and the article in it.
struct PageText {
    /// The most bytes of a page: an article and as much around it.
    private static let sizeLimit = 2 << 20
    /// The most lines of a page.
    private static let lineLimit = 20_000

    private var lines: [PageLine] = []
    private var skipLinks: [Int] = []

    /// The article that a page makes.
    static func post(of text: String, _ origin: ItemOrigin) throws(ImportFault) -> ImportedPost {
        let text = TextDump.withoutLinks(text)
        let page = try PageText(text, origin)
        let language = PageLanguage(of: text)
        let analysis = PageAnalysis(
            page.lines, hasSkipLinks: !page.skipLinks.isEmpty,
            known: .init(order: language.order(in: text), putsStandfirstLast: language.code != "en"))
        guard let title = analysis.title else { throw ImportFault(origin.line(1), "there is no text") }
        var post = ImportedPost(origin.line(analysis.titleNumber), title: title)
        post.format = .plain
        post.body = page.body(of: analysis)
        analysis.fill(&post, origin)
        post.excerpt = post.excerpt.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        var signs = PageSigns(origin)
        signs.readTitle(title, line: analysis.titleNumber, language)
        if let first = page.lines.first(where: { !$0.isBlank }), PageProperty(first.text, line: 1) == nil {
            signs.readTitle(String(first.text), line: first.number, language)
        }
        signs.readLines(page.lines, headline: analysis.titleNumber)
        signs.hide(&post)
        for number in page.skipLinks { post.note(origin.line(number), "dropped, a link that skips the menu") }
        post.notes.sort { $0.location.line < $1.location.line }
        return post
    }

    private init(_ text: String, _ origin: ItemOrigin) throws(ImportFault) {
        guard text.utf8.count <= Self.sizeLimit else {
            throw ImportFault(origin.line(1), "is larger than \(Self.sizeLimit >> 20) MiB")
        }
        let rows = text.utf8.split(
            separator: UInt8(ascii: "\n"), maxSplits: Self.lineLimit, omittingEmptySubsequences: false
        ).map { Substring($0) }
        let last = rows.last.map(\.isEmpty) ?? true ? rows.dropLast() : rows[...]
        guard last.count <= Self.lineLimit else {
            throw ImportFault(origin.line(Self.lineLimit + 1), "has more than \(Self.lineLimit) lines")
        }
        let continuations = TextDump.continuations(Array(last))
        var index = 0
        while index < last.count {
            let first = index
            while index + 1 < last.count, continuations.contains(index + 1) { index += 1 }
            let line = text[last[first].startIndex..<last[index].endIndex]
            let kept = SkipLink.removing(from: line)
            if let kept { lines.append(PageLine(kept, number: first + 1)) }
            if (kept?.utf8.count ?? -1) != line.utf8.count { skipLinks.append(first + 1) }
            index += 1
        }
    }

    /// The lines of the text; where something was dropped between two blank lines, one of them is enough.
    private func body(of analysis: PageAnalysis) -> String {
        var kept: [Substring] = []
        var isGap = true
        var hasDropped = false
        for (index, line) in lines.enumerated() {
            if analysis.removed[index] != nil {
                hasDropped = true
            } else if line.isBlank {
                if !(isGap && hasDropped) { kept.append(line.text) }
                isGap = true
            } else {
                kept.append(line.text)
                (isGap, hasDropped) = (false, false)
            }
        }
        guard let first = kept.firstIndex(where: { !$0.isBlankLine }),
            let last = kept.lastIndex(where: { !$0.isBlankLine })
        else { return "" }
        let body = kept[first...last].joined(separator: "\n")
        return body.utf8.last == UInt8(ascii: "\r")
            ? String(decoding: body.utf8.dropLast(), as: UTF8.self) : body
    }
}

extension Substring {
    fileprivate var isBlankLine: Bool { allSatisfy(\.isWhitespace) }
}
