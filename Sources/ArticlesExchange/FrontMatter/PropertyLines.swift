import Articles

/// What the front of a text without front matter says in lines that are properties to a person: `Status: Draft` under its
/// heading, as Notion exports them, in a list or a table; `draft: true` behind a mark that is none, or in relaxed JSON.
///
/// Only what hides plainly counts: prose may begin a line with such a word, and goes on with another kind of value.
struct PropertyLines {
    /// Why it is not public.
    private(set) var hiding: ImportNote?
    /// The latest of the dates since when it is to be seen.
    private(set) var laterDate: (time: Timestamp, note: ImportNote)?
    private let origin: ItemOrigin

    /// So many blocks at the front of a text are looked at: a heading, and what may stand around properties.
    private static let blockLimit = 4
    private static let lineLimit = 100
    private static let byteLimit = 16 << 10

    init(_ text: String, _ origin: ItemOrigin) {
        self.origin = origin
        var lines = LineScanner(rest: text.prefixOfUTF8(Self.byteLimit))
        var (fence, blocks, isInside, isBraced) = (CodeFence(), 0, false, false)
        while blocks < Self.blockLimit, lines.number <= Self.lineLimit, let line = lines.next() {
            if fence.contains(line) { continue }
            let content = FrontLine.content(of: line)
            guard !content.isEmpty else {
                if isInside { blocks += 1 }
                isInside = false
                continue
            }
            if blocks == 0, !isInside {
                isBraced = ["{", "[{", "({", "//", "/*"].contains(where: content.hasPrefix)
            }
            isInside = true
            let isCode = line.hasPrefix("    ") || line.hasPrefix("\t")
            if isCode, !(isBraced && blocks == 0) { continue }
            let pieces = isBraced && blocks == 0 ? content.split { ",{}()[]".contains($0) } : [content[...]]
            for piece in pieces { read(piece, at: lines.number - 1) }
        }
    }

    private mutating func read(_ piece: Substring, at line: Int) {
        guard let (key, text) = Self.property(piece), let found = KeyMeaning(key), !found.isWeak else {
            return
        }
        let value = YAMLNode(line: line, content: .scalar(text, isPlain: true))
        let isHiding = Publication.isHiding(VisibilityValue(text))
        switch found.kind {
        case .hides where value.truth == true || isHiding, .shows where value.truth == false || isHiding,
            .status where isHiding:
            let note = "it says at its front that \(key) is \(Publication.shown(value)), and it is a draft"
            hiding = hiding ?? ImportNote(origin.line(line), note)
        case .shows, .time:
            guard let time = FeedDate.timestamp(text) ?? PostDate.timestamp(text),
                laterDate.map({ $0.time < time }) ?? true
            else { return }
            laterDate = (time, ImportNote(origin.line(line), "\(key) is a date ahead: \(text)"))
        case .hides, .status, .created, .expiry, .password: return
        }
    }

    /// The key and value of `- **Status:** Draft`, `| Status | Draft |`, `[publish:: false]` or `Status:draft`.
    private static func property(_ piece: Substring) -> (key: String, value: String)? {
        let text = String(piece.filter { !"*`\"'".contains($0) }).trimmed
        var line = text.drop { "-+>[(_ ".contains($0) }
        if text.hasPrefix("|") {
            let cells = text.split(separator: "|").map(\.trimmed).filter { !$0.isEmpty }
            guard cells.count == 2 else { return nil }
            line = "\(cells[0]): \(cells[1])"
        }
        while let last = line.last, "]),;_ ".contains(last) { line.removeLast() }
        if let key = FrontLine.key(of: line) { return (key, FrontLine.value(of: line)) }
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, let key = FrontLine.key(of: "\(parts[0]): "), !parts[1].hasPrefix("//") else {
            return nil
        }
        return (key, parts[1].trimmed)
    }
}
