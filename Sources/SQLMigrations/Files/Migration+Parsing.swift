extension Migration {
    /// Reads `<version>_<slug>.sql`.
    ///
    /// Sections begin with `-- migrate:up [options]` and `-- migrate:down`, each in a comment alone on its
    /// line; a file without markers is an up section, and irreversible.
    init(
        fileName: String, contents: String, folder: String, dialect: SQLDialect
    ) throws(MigrationError) {
        let file = folder.isEmpty ? fileName : "\(folder)/\(fileName)"
        let stem = fileName.hasSuffix(".sql") ? fileName.dropLast(4) : ""
        let digits = stem.prefix { $0 != "_" }
        let slug = stem.dropFirst(digits.count + 1)
        guard let version = MigrationVersion(digits), version > .zero, Self.isSlug(slug) else {
            throw Self.misnamed(fileName, at: SourceLocation(file: file))
        }
        let sections = try MigrationSections(reading: contents, file: file, dialect: dialect)
        self.init(
            version: version, name: String(slug), file: file, up: sections.up, down: sections.down,
            dialect: dialect)
    }

    static func isSlug(_ text: some StringProtocol) -> Bool {
        !text.isEmpty
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    }

    private static func misnamed(_ name: String, at location: SourceLocation) -> MigrationError {
        if let tool = ForeignTool(fileName: name) { return tool.refusal(of: "this name", at: location) }
        return .file(
            .fileName, "a migration's name is <version>_<slug>.sql", at: location,
            advice: "the version is 1 to 18 digits, above zero; the slug is ASCII letters, digits, _ and -")
    }
}

/// The two sections of a file.
struct MigrationSections {
    private(set) var up: Migration.Section
    private(set) var down: Migration.Section?

    /// Reads the marks of a text as comments, and never within a string or another comment.
    init(reading contents: String, file: String, dialect: SQLDialect) throws(MigrationError) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var bytes = Array(contents.utf8)
        if bytes.starts(with: mark) { bytes.removeFirst(mark.count) }
        if let zero = bytes.firstIndex(of: 0) {
            throw .file(
                .fileEncoding, "a zero byte: the databases read no further",
                at: SourceLocation(file: file, byte: zero, in: bytes),
                advice: "a text of two bytes a character is UTF-16: save it as UTF-8")
        }
        var reader = MarkerReader(bytes, file: file, dialect: dialect)
        try reader.read()
        guard let first = reader.marks.first else {
            up = .init(options: MigrationOptions(), body: bytes.text(0..<bytes.count), firstLine: 1)
            return
        }
        let end = reader.marks.count > 1 ? reader.marks[1].lineStart : bytes.count
        up = first.section(of: bytes, until: end)
        if reader.marks.count > 1 { down = reader.marks[1].section(of: bytes, until: bytes.count) }
    }
}
