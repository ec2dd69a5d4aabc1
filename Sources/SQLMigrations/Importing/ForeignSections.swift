/// The sections of a file of another tool.
struct ForeignSections {
    var up: ImportedFile.Section
    private(set) var down: ImportedFile.Section?
    private let lines: [Substring]
    private let file: String
    private let tool: MigrationImport.Tool
    private let dialect: SQLDialect

    private enum Part {
        case before
        case up
        case down
    }

    /// A line that means something to the tool.
    private enum Directive {
        case section(Part, isTransactional: Bool)
        case unframed
        /// Means something to the tool, and nothing here.
        case dropped
        case refused(String)
    }

    init(_ text: String, file: String, tool: MigrationImport.Tool, dialect: SQLDialect) {
        lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
        up = ImportedFile.Section(text: "", file: file)
        self.file = file
        self.tool = tool
        self.dialect = dialect
    }

    mutating func read() throws(MigrationError) {
        var part: Part = hasSections ? .before : .up
        var seen: [Part] = []
        var text: [Part: [Substring]] = [:]
        var first: [Part: Int] = [.up: 1]
        var isUnframed = false
        var bare: Set<Part> = []
        for (number, line) in lines.enumerated() {
            if let placeholder = placeholder(in: line) {
                throw refused("\(placeholder) is filled in by \(tool.rawValue): write the value", number)
            }
            switch directive(line, number) {
            case nil:
                // Where nothing is in a section yet, only comments may stand.
                if part == .before, tool != .tern, !isComment(line) {
                    throw refused("SQL above the first section", number)
                }
                text[part, default: []].append(line)
            case .dropped?: text[part, default: []].append("")
            case .unframed?:
                isUnframed = true
                text[part, default: []].append("")
            case .refused(let reason)?: throw refused(reason, number)
            case .section(let next, let isTransactional)?:
                guard !seen.contains(next) else { throw refused("a second section of one kind", number) }
                seen.append(next)
                part = next
                first[next] = number + 2
                if !isTransactional { bare.insert(next) }
            }
        }
        up.text = (text[.up] ?? []).joined(separator: "\n")
        up.firstLine = first[.up] ?? 1
        up.isTransactional = !isUnframed && !bare.contains(.up)
        guard let undoing = text[.down] else { return }
        down = ImportedFile.Section(
            text: undoing.joined(separator: "\n"), isTransactional: !isUnframed && !bare.contains(.down),
            file: file, firstLine: first[.down] ?? 1)
    }

    /// Whether the tool's files have sections at all.
    private var hasSections: Bool {
        switch tool {
        case .dbmate, .goose, .sqlMigrate: true
        case .golangMigrate, .flyway, .tern, .sqlx: false
        }
    }

    private func isComment(_ line: Substring) -> Bool {
        SQLToken.tokens(of: line, dialect: dialect).isEmpty
    }

    private func refused(_ reason: String, _ number: Int) -> MigrationError {
        .file(.untranslatable, reason, at: SourceLocation(file: file, line: number + 1))
    }
}

extension ForeignSections {
    private func directive(_ line: Substring, _ number: Int) -> Directive? {
        let words = line.lowercased().split(whereSeparator: \.isWhitespace)
        guard line.drop(while: \.isWhitespace).hasPrefix("--") else { return nil }
        switch tool {
        case .dbmate: return dbmate(words)
        case .goose: return annotated(words, by: "+goose")
        case .sqlMigrate: return annotated(words, by: "+migrate")
        case .tern: return tern(line.lowercased())
        case .sqlx: return number == 0 && words == ["--", "no-transaction"] ? .unframed : nil
        case .golangMigrate, .flyway: return nil
        }
    }

    private func dbmate(_ all: [Substring]) -> Directive? {
        let words = all.first == "--" ? all.dropFirst() : all.map { $0.dropFirst(2) }[...]
        guard let first = words.first, first == "migrate:up" || first == "migrate:down" else { return nil }
        let options = words.dropFirst()
        for option in options where !option.hasPrefix("transaction:") {
            return .refused("the option “\(option)”")
        }
        return .section(
            first == "migrate:up" ? .up : .down, isTransactional: !options.contains("transaction:false"))
    }

    /// `-- +goose Up`, `-- +migrate Up notransaction`.
    private func annotated(_ words: [Substring], by sign: String) -> Directive? {
        let words = words.map { $0.hasPrefix("--") ? $0.dropFirst(2) : $0 }.filter { !$0.isEmpty }
        guard words.first == sign[...] else { return nil }
        switch words.dropFirst().joined(separator: " ") {
        case "up": return .section(.up, isTransactional: true)
        case "down": return .section(.down, isTransactional: true)
        case "up notransaction": return .section(.up, isTransactional: false)
        case "down notransaction": return .section(.down, isTransactional: false)
        case "no transaction": return .unframed
        // The runner gives a section to the database whole, which finds the ends of statements itself.
        case "statementbegin", "statementend": return .dropped
        case let other: return .refused("the annotation “\(sign) \(other)”")
        }
    }

    private func tern(_ line: String) -> Directive? {
        guard line.hasPrefix("----") else { return nil }
        if line.contains("drop below") { return .section(.down, isTransactional: true) }
        return line.contains("disable-tx") ? .unframed : nil
    }

    /// What the tool would put a value in place of.
    private func placeholder(in line: Substring) -> String? {
        switch tool {
        case .flyway: return line.contains("${") ? "${…}" : nil
        case .tern: return line.contains("{{") ? "{{…}}" : nil
        case .dbmate, .goose, .golangMigrate, .sqlMigrate, .sqlx: return nil
        }
    }
}
