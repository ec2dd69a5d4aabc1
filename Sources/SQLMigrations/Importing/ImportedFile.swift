/// A migration of another tool, in the terms of ours.
struct ImportedFile {
    /// A part of a file, as that tool would run it.
    struct Section {
        var text: String
        var isTransactional = true
        /// Where it was read.
        var file: String
        var firstLine = 1
    }

    /// The version's parts: one number, but for Flyway's `1.2`.
    var version: [String]
    var slug: String
    var up: Section
    var down: Section?

    /// The file's name in the tool's folder.
    var source: String { up.file }
}

extension ImportedFile {
    /// The text of our file.
    func text(isOnly: Bool, dialect: SQLDialect) -> String {
        let up = up.prepared(dialect)
        var lines = ["-- migrate:up" + (isOnly ? " only" : "") + up.options, up.body]
        if let down = down?.prepared(dialect), !down.body.isEmpty {
            lines += ["", "-- migrate:down" + down.options, down.body]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension ImportedFile.Section {
    /// Without a BEGIN and COMMIT around everything, which the runner's own transaction stands for; and without
    /// a transaction where the only statement allows none.
    fileprivate func prepared(_ dialect: SQLDialect) -> (options: String, body: String) {
        var body = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = body.first, line.allSatisfy(\.isWhitespace) { body.removeFirst() }
        while let line = body.last, line.allSatisfy(\.isWhitespace) { body.removeLast() }
        let text = Self.withoutFrame(body.joined(separator: "\n"), dialect)
        let statements = SQLStatement.statements(of: text, dialect: dialect)
        let runsAlone = statements.count == 1 && dialect.rules.runsAlone(statements[0])
        return (isTransactional && !runsAlone ? "" : " transaction=false", text)
    }

    private static func withoutFrame(_ text: String, _ dialect: SQLDialect) -> String {
        let statements = SQLStatement.statements(of: text, dialect: dialect)
        guard statements.count > 2, let first = statements.first, let last = statements.last,
            first.isBare("begin") || first.begins(with: "start", "transaction") && first.tokens.count == 2,
            last.isBare("commit") || last.isBare("end")
        else { return text }
        let scalars = Array(text.unicodeScalars)
        var kept = String.UnicodeScalarView()
        kept.append(contentsOf: scalars[..<first.offset])
        kept.append(contentsOf: scalars[statements[1].offset..<last.offset])
        return String(kept)
    }
}

extension SQLStatement {
    /// `BEGIN`, `BEGIN TRANSACTION` or `BEGIN WORK`, and so with COMMIT and END.
    fileprivate func isBare(_ word: String) -> Bool {
        begins(with: word) && skip([["transaction"], ["work"]], at: 1) == tokens.count
    }
}
