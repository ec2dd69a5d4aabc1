/// Finds the markers of a file, and what is meant to be one.
struct MarkerReader {
    /// A comment that begins a section.
    struct Mark {
        let isUp: Bool
        let options: MigrationOptions
        let line: Int
        let lineStart: Int
        let bodyStart: Int

        func section(of bytes: [UInt8], until end: Int) -> Migration.Section {
            Migration.Section(options: options, body: bytes.text(bodyStart..<end), firstLine: line + 1)
        }
    }

    private(set) var marks: [Mark] = []
    private var scanner: SQLScanner
    private let rules: SectionRules
    private let file: String
    /// The line of the byte `counted`.
    private var line = 1
    private var counted = 0
    private var firstStatement: Int?
    /// The first comment that says no more than “up” or “down”.
    private var headings: [Bool: MigrationError] = [:]

    private var bytes: [UInt8] { scanner.bytes }

    init(_ bytes: [UInt8], file: String, dialect: SQLDialect) {
        scanner = SQLScanner(bytes, dialect: dialect)
        rules = dialect.rules
        self.file = file
    }

    mutating func read() throws(MigrationError) {
        while let piece = scanner.nextPiece() {
            switch piece.kind {
            case .lineComment: try readComment(piece)
            case .blockComment: try readLines(of: piece)
            case .word, .number, .quoted, .string, .symbol: try readStatement(piece)
            }
        }
        try checkClosed()
        try checkOrder()
        if marks.isEmpty, let up = headings[true] { throw up }
        if marks.count < 2, let down = headings[false] { throw down }
    }

    private mutating func readComment(_ piece: SQLScanner.Piece) throws(MigrationError) {
        guard mayBeMarker(piece.start..<piece.end) else { return }
        let words = bytes.text((piece.start + 2)..<piece.end).split(whereSeparator: \.isWhitespace)
        guard words.first?.hasPrefix("migrate:") == true, words[0] != "migrate:" else {
            return try check(bytes.text(piece.start..<piece.end), at: piece.start)
        }
        guard let lineStart = startOfLine(before: piece.start) else {
            throw notAMarker(String(words[0]), at: piece.start)
        }
        let location = location(of: piece.start)
        let direction = words[0].dropFirst("migrate:".count)
        guard direction == "up" || direction == "down" else {
            throw .file(
                .fileMarker, "unknown marker “migrate:\(direction)”", at: location,
                advice: "markers are “-- migrate:up” and “-- migrate:down”")
        }
        let options = words.dropFirst().joined(separator: " ")
        marks.append(
            Mark(
                isUp: direction == "up",
                options: try MigrationOptions(
                    parsing: options, isUp: direction == "up", rules: rules, at: location),
                line: location.line ?? 1, lineStart: lineStart,
                bodyStart: min(bytes.count, piece.end + 1)))
    }

    private mutating func readLines(of piece: SQLScanner.Piece) throws(MigrationError) {
        var start = piece.start
        while start < piece.end {
            let end = bytes[start..<piece.end].firstIndex(of: UInt8(ascii: "\n")) ?? piece.end
            if mayBeMarker(start..<end) { try check(bytes.text(start..<end), at: start) }
            start = end + 1
        }
    }

    /// SQL; a line of it may be meant as a comment.
    private mutating func readStatement(_ piece: SQLScanner.Piece) throws(MigrationError) {
        if firstStatement == nil { firstStatement = piece.start }
        let first = bytes[piece.start]
        guard Self.mayBeginMarker(first), startOfLine(before: piece.start) != nil else { return }
        let line = bytes[piece.start...].prefix(200).prefix { $0 != UInt8(ascii: "\n") }
        guard mayBeMarker(line.startIndex..<line.endIndex) else { return }
        try check(bytes.text(line.startIndex..<line.endIndex), at: piece.start)
    }

    /// Whether a line of SQL that begins so may be meant as a comment.
    private static func mayBeginMarker(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "m"), UInt8(ascii: "M"):
            true
        case _: byte > 0x7F
        }
    }

    /// Where the line begins, if there are only blanks before `at`.
    private func startOfLine(before at: Int) -> Int? {
        var start = at
        while start > 0, bytes[start - 1].isBlank, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return start == 0 || bytes[start - 1] == UInt8(ascii: "\n") ? start : nil
    }

    /// Whether the first word is one that a marker may begin with: most comments are told from it.
    private func mayBeMarker(_ range: Range<Int>) -> Bool {
        guard let start = bytes[range].firstIndex(where: \.beginsWord) else { return false }
        let word = bytes[start..<range.upperBound].prefix { $0.beginsWord || $0 == UInt8(ascii: "-") }.prefix(
            20)
        return word.contains { $0 > 0x7F } || MarkerSpelling.mayBegin(with: word)
    }
}

extension MarkerReader {
    private mutating func check(_ text: String, at start: Int) throws(MigrationError) {
        if let tool = ForeignTool(comment: text) {
            throw tool.refusal(of: "“\(text.shown)”", at: location(of: start))
        }
        switch MarkerSpelling(text) {
        case .prose: return
        case .nearly(let spelling):
            throw notAMarker(text.shown, at: start, advice: "write “-- \(spelling)”, alone on its line")
        case .heading(let isUp):
            guard headings[isUp] == nil else { return }
            headings[isUp] = notAMarker(
                text.shown, at: start, advice: "write “-- migrate:\(isUp ? "up" : "down")”, alone on its line"
            )
        }
    }

    private mutating func notAMarker(
        _ text: String, at start: Int, advice: String = "a marker stands alone on its line"
    ) -> MigrationError {
        .file(
            .fileMarker, "“\(text)” is no marker, though it looks like one", at: location(of: start),
            advice: "\(advice); a comment that is not meant as one begins with another word")
    }

    /// Positions are asked for in the order of the text, so that each byte is counted once.
    private mutating func location(of start: Int) -> SourceLocation {
        for at in counted..<max(counted, start) where bytes[at] == UInt8(ascii: "\n") { line += 1 }
        counted = max(counted, start)
        return SourceLocation(file: file, line: line, column: column(of: start))
    }

    private func column(of start: Int) -> Int {
        let lineStart = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return bytes[lineStart..<start].count { $0 & 0xC0 != 0x80 } + 1
    }

    /// A quote or a comment that the file forgets to close hides the markers behind it.
    private func checkClosed() throws(MigrationError) {
        guard let open = scanner.unfinished else { return }
        let lines = bytes.text(open.start..<open.end).split(separator: "\n").dropFirst()
        guard let hidden = lines.first(where: { MarkerSpelling(String($0)).isMarker }) else { return }
        throw .file(
            .fileMarker, "“\(String(hidden).shown)” is within what begins here and never ends",
            at: SourceLocation(file: file, byte: open.start, in: bytes), advice: "close the quote or comment")
    }

    private func checkOrder() throws(MigrationError) {
        guard let first = marks.first else { return }
        let location = SourceLocation(file: file, byte: first.lineStart, in: bytes)
        if let firstStatement, firstStatement < first.lineStart {
            throw .file(
                .fileMarker, "SQL before the first marker",
                at: SourceLocation(file: file, byte: firstStatement, in: bytes),
                advice: "a file with markers has its SQL below “-- migrate:up”")
        }
        guard first.isUp else {
            throw .file(.fileMarker, "“migrate:down” without “migrate:up” above it", at: location)
        }
        guard marks.count < 2 || !marks[1].isUp, marks.count < 3 else {
            let last = marks[1].isUp ? marks[1] : marks[2]
            throw .file(
                .fileMarker, "more than one “migrate:\(last.isUp ? "up" : "down")”",
                at: SourceLocation(file: file, byte: last.lineStart, in: bytes))
        }
    }
}

extension String {
    /// As much of it as fits into a message.
    fileprivate var shown: String {
        let line = split(separator: "\n").first.map { $0.drop(while: \.isWhitespace) } ?? ""
        var shown = line.prefix(60)
        while shown.last?.isWhitespace == true { shown.removeLast() }
        return shown.count < line.count && line.count > 60 ? shown + "…" : String(shown)
    }
}
