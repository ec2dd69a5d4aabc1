extension Migration {
    /// Reads `<version>_<slug>.sql`.
    ///
    /// Sections begin with `-- migrate:up [options]` and `-- migrate:down [options]`, each on a line of its
    /// own; a file without markers is an up section, and irreversible.
    init(fileName: String, contents: String, folder: String) throws(MigrationError) {
        let file = folder.isEmpty ? fileName : "\(folder)/\(fileName)"
        let stem = fileName.hasSuffix(".sql") ? fileName.dropLast(4) : ""
        let digits = stem.prefix { $0 != "_" }
        let slug = stem.dropFirst(digits.count + 1)
        guard let version = MigrationVersion(digits), version > .zero, Self.isSlug(slug) else {
            throw .file(
                .fileName, "a migration's name is <version>_<slug>.sql", at: SourceLocation(file: file),
                advice:
                    "the version is 1 to 18 digits, above zero; the slug is ASCII letters, digits, _ and -")
        }
        let sections = try Sections(reading: contents, file: file)
        self.init(
            version: version, name: String(slug), file: file, up: sections.up, down: sections.down)
    }

    private static func isSlug(_ text: Substring) -> Bool {
        !text.isEmpty
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    }
}

/// The two sections of a file, while its lines are read.
private struct Sections {
    private(set) var up: Migration.Section
    private(set) var down: Migration.Section?

    init(reading contents: String, file: String) throws(MigrationError) {
        var marks: [Mark] = []
        let scalars = Self.withoutByteOrderMark(contents)
        var lineNumber = 1
        var start = scalars.startIndex
        while start < scalars.endIndex {
            let end = scalars[start...].firstIndex(of: "\n").map(scalars.index(after:)) ?? scalars.endIndex
            let line = String(Substring(scalars[start..<end]))
            if let mark = try Mark(
                line: line, number: lineNumber, lineStart: start, bodyStart: end, file: file)
            {
                marks.append(mark)
            }
            lineNumber += 1
            start = end
        }
        guard let first = marks.first else {
            up = .init(options: MigrationOptions(), body: String(Substring(scalars)), firstLine: 1)
            return
        }
        try Self.check(marks, before: String(Substring(scalars[..<first.lineStart])), file: file)
        up = marks[0].section(of: scalars, until: marks.count > 1 ? marks[1].lineStart : scalars.endIndex)
        if marks.count > 1 { down = marks[1].section(of: scalars, until: scalars.endIndex) }
    }

    private static func withoutByteOrderMark(_ text: String) -> Substring.UnicodeScalarView {
        let scalars = Substring(text).unicodeScalars
        return scalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars
    }

    private static func check(_ marks: [Mark], before: String, file: String) throws(MigrationError) {
        let location = SourceLocation(file: file, line: marks[0].line)
        guard SQLScanner.tokens(of: before, dialect: .sqlite).isEmpty else {
            throw .file(
                .fileMarker, "SQL before the first marker", at: SourceLocation(file: file, line: 1),
                advice: "a file with markers has its SQL below “-- migrate:up”")
        }
        guard marks[0].isUp else {
            throw .file(.fileMarker, "“migrate:down” without “migrate:up” above it", at: location)
        }
        guard marks.count < 2 || !marks[1].isUp, marks.count < 3 else {
            let last = marks[min(2, marks.count - 1)]
            throw .file(
                .fileMarker, "more than one “migrate:\(last.isUp ? "up" : "down")”",
                at: SourceLocation(file: file, line: last.line))
        }
    }
}

/// A line that begins a section.
private struct Mark {
    let isUp: Bool
    let options: MigrationOptions
    let line: Int
    let lineStart: Substring.UnicodeScalarView.Index
    let bodyStart: Substring.UnicodeScalarView.Index

    /// - Returns: `nil` when the line is no marker.
    init?(
        line: String, number: Int, lineStart: Substring.UnicodeScalarView.Index,
        bodyStart: Substring.UnicodeScalarView.Index, file: String
    ) throws(MigrationError) {
        let words = line.split(whereSeparator: \.isWhitespace)
        let text =
            words.first == "--" ? words.dropFirst().joined(separator: " ") : words.joined(separator: " ")
        let prefix = words.first == "--" ? "migrate:" : "--migrate:"
        guard text.hasPrefix(prefix) else { return nil }
        let rest = text.dropFirst(prefix.count)
        let direction = rest.prefix { $0 != " " }
        let location = SourceLocation(file: file, line: number)
        guard direction == "up" || direction == "down" else {
            throw .file(
                .fileMarker, "unknown marker “migrate:\(direction)”", at: location,
                advice: "markers are migrate:up and migrate:down")
        }
        isUp = direction == "up"
        options = try MigrationOptions(
            parsing: rest.dropFirst(direction.count), isUp: isUp, at: location)
        self.line = number
        self.lineStart = lineStart
        self.bodyStart = bodyStart
    }

    func section(
        of scalars: Substring.UnicodeScalarView, until end: Substring.UnicodeScalarView.Index
    ) -> Migration.Section {
        Migration.Section(
            options: options, body: String(Substring(scalars[bodyStart..<end])), firstLine: line + 1)
    }
}
