import Articles
import StrictJSON

/// The article in the plain text of a web page.
///
/// - The title is the first line that belongs to the article. The same headline again, at most three
///   paragraphs below, is dropped; a single short paragraph between the two is the standfirst.
/// - Skip links, names of pictures and follow-us blocks are dropped wherever they are.
/// - From the first heading of a closing block – related posts, follow us, shop, comments – the rest is
///   dropped if no prose follows, or, behind related posts, less text than came before.
/// - Lines of hashtags at the end are the tags.
///
/// What stays of the body stays byte for byte, line by line.
struct PageText {
    /// The most bytes of a page: an article and as much around it.
    private static let sizeLimit = 2 << 20
    /// The most lines of a page.
    private static let lineLimit = 20_000
    private static let standfirstLimit = 500
    private static let headlineDistance = 3

    private var lines: [PageLine]
    private var title = ""
    private var titleLine = 1
    private var excerpt = ""
    private var tags: [String] = []

    /// The draft that a page makes.
    static func draft(of text: String, _ origin: ItemOrigin) throws(ImportFault) -> ArticleDraft {
        var page = try PageText(text, origin)
        guard page.takeTitle() else { throw ImportFault(origin.line(1), "there is no text") }
        page.takeHeadline()
        page.dropBlocks()
        page.dropClosing()
        page.dropEnd()
        do throws(ArticleError) {
            return try ArticleDraft(json: page.json(origin))
        } catch {
            throw ImportFault(origin.line(page.titleLine), error.message)
        }
    }

    private init(_ text: String, _ origin: ItemOrigin) throws(ImportFault) {
        guard text.utf8.count <= Self.sizeLimit else {
            throw ImportFault(origin.line(1), "is larger than \(Self.sizeLimit >> 20) MiB")
        }
        lines = []
        var rest = text[...]
        var number = 1
        while !rest.isEmpty {
            guard number <= Self.lineLimit else {
                throw ImportFault(origin.line(number), "has more than \(Self.lineLimit) lines")
            }
            let feed = rest.utf8.firstIndex(of: UInt8(ascii: "\n"))
            let line = rest[..<(feed ?? rest.endIndex)]
            if let kept = SkipLink.removing(from: line) { lines.append(PageLine(kept, number: number)) }
            number += 1
            rest = feed.map { rest[rest.utf8.index(after: $0)...] } ?? ""
        }
    }

    private func json(_ origin: ItemOrigin) -> JSONValue {
        .object([
            JSONMember("title", .string(title)),
            JSONMember("excerpt", .string(excerpt)),
            JSONMember("body", .string(body)),
            JSONMember("format", .string("plain")),
            JSONMember("status", .string("published")),
            JSONMember("tags", .array(tags.prefix(ArticleLimits.tags).map { .string($0) })),
            JSONMember(
                "source",
                .object([
                    JSONMember("name", .string(origin.sourceName())),
                    JSONMember("id", .string(origin.sourceID)),
                ])),
        ])
    }

    private var body: String {
        guard let first = lines.firstIndex(where: { !$0.isBlank }),
            let last = lines.lastIndex(where: { !$0.isBlank })
        else { return "" }
        let body = lines[first...last].map(\.text).joined(separator: "\n")
        return body.utf8.last == UInt8(ascii: "\r")
            ? String(decoding: body.utf8.dropLast(), as: UTF8.self) : body
    }

    // MARK: The head

    private mutating func takeTitle() -> Bool {
        guard let index = lines.firstIndex(where: { !$0.isBlank && !$0.isSmallPrint && !$0.isImageName })
        else { return false }
        title = lines[index].text.trimmed
        titleLine = lines[index].number
        lines.removeSubrange(...index)
        return true
    }

    /// Drops the repeated headline, and takes the paragraph before it.
    private mutating func takeHeadline() {
        var hasStandfirst = false
        for _ in 0..<Self.headlineDistance {
            let near = firstParagraphs(Self.headlineDistance)
            guard let headline = near.first(where: { repeatsTitle(lines[$0]) }) else { return }
            let before = near.filter { $0 < headline }
            if lines[headline].form != PageLine.form(of: title) { title = lines[headline].text.trimmed }
            lines.remove(at: headline)
            guard !hasStandfirst, before.count == 1, let index = before.first,
                lines[index].form.unicodeScalars.count <= Self.standfirstLimit
            else { continue }
            excerpt = lines[index].text.trimmed
            hasStandfirst = true
            lines.remove(at: index)
        }
    }

    /// The places of the first lines with something of the article.
    private func firstParagraphs(_ count: Int) -> [Int] {
        var found: [Int] = []
        for (index, line) in lines.enumerated() where !line.isBlank && !line.isSmallPrint {
            found.append(index)
            if found.count == count { break }
        }
        return found
    }

    /// Whether a line is the title, or the title without the name of the site (`Title | Site`).
    private func repeatsTitle(_ line: PageLine) -> Bool {
        let form = PageLine.form(of: title)
        if line.form == form { return true }
        guard form.hasPrefix(line.form), line.form.utf8.count >= 12 else { return false }
        let rest = form.dropFirst(line.form.count)
        return [" | ", " - ", " :: ", " » ", " · "].contains(where: rest.hasPrefix)
    }

    // MARK: Furniture

    /// Drops pictures' names, and headings of follow-us blocks with their links.
    private mutating func dropBlocks() {
        var kept: [PageLine] = []
        var index = 0
        while index < lines.count {
            let line = lines[index]
            index += 1
            if line.isImageName {
                Self.endGap(kept, lines, &index)
                continue
            }
            let links = line.isFollowHeading ? linkCount(from: index) : 0
            if links == 0 {
                kept.append(line)
            } else {
                index += links
                Self.endGap(kept, lines, &index)
            }
        }
        lines = kept
    }

    /// Where something was dropped between two blank lines, one of them is enough.
    private static func endGap(_ kept: [PageLine], _ lines: [PageLine], _ index: inout Int) {
        guard kept.last?.isBlank ?? true else { return }
        while index < lines.count, lines[index].isBlank { index += 1 }
    }

    /// How many lines of links there are from here, blank ones between them counted.
    private func linkCount(from start: Int) -> Int {
        var end = start
        for index in start..<max(start, lines.count) {
            if lines[index].isBullet || lines[index].isNetworkList {
                end = index + 1
            } else if !lines[index].isBlank {
                break
            }
        }
        return end - start
    }

    /// Drops everything from the heading of a closing block on, but for hashtags.
    private mutating func dropClosing() {
        guard let cut = closingIndex() else { return }
        tags += lines[cut...].compactMap(\.hashtags).joined()
        lines.removeSubrange(cut...)
    }

    private func closingIndex() -> Int? {
        let sizes = lines.map(\.text.utf8.count)
        let total = sizes.reduce(0, +)
        let lastProse = lines.lastIndex(where: \.isProse) ?? -1
        var before = 0
        for (index, line) in lines.enumerated() {
            let closes = line.isFollowHeading || line.isCommentHeading || line.isShopHeading
            if line.isRelatedHeading, before > 0, index > lastProse || before >= total - before {
                return index
            }
            if closes, index > lastProse, before > 0 { return index }
            before += sizes[index]
        }
        return nil
    }

    /// Drops what is left of furniture at the end, and takes the hashtags there.
    private mutating func dropEnd() {
        while let line = lines.last {
            if let names = line.hashtags {
                tags = names + tags
            } else if !line.isBlank && !line.isSmallPrint && !line.isShop && !line.isNetworkList {
                return
            }
            lines.removeLast()
        }
    }
}
