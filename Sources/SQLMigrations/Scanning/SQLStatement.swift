/// One statement's tokens, without the semicolon; never empty.
public struct SQLStatement: Hashable, Sendable {
    /// The tokens, comments and blanks left out.
    public let tokens: [SQLToken]

    /// Where it begins, in Unicode scalars from the beginning of the text.
    public var offset: Int { tokens[0].offset }

    /// Whether the statement begins with these keywords, in lower case.
    public func begins(with words: String...) -> Bool {
        tokens.count >= words.count && zip(tokens, words).allSatisfy { $0.isWord($1) }
    }

    /// Where the keywords stand next to each other, or `nil`.
    public func index(of words: String..., from start: Int = 0) -> Int? {
        guard tokens.count >= words.count, start <= tokens.count - words.count else { return nil }
        return (start...(tokens.count - words.count)).first { at in
            zip(tokens[at...], words).allSatisfy { $0.isWord($1) }
        }
    }

    /// Whether the keywords stand next to each other somewhere.
    public func contains(_ words: String...) -> Bool {
        guard let first = words.first else { return false }
        return tokens.indices.contains { at in
            tokens[at].isWord(first)
                && at + words.count <= tokens.count
                && zip(tokens[at...], words).allSatisfy { $0.isWord($1) }
        }
    }

    /// The last part of the possibly qualified name that begins at `index`, and the index after it.
    public func name(at index: Int) -> (name: String, end: Int)? {
        guard index < tokens.count, var name = tokens[index].identifier else { return nil }
        var end = index + 1
        while end + 1 < tokens.count, tokens[end].isSymbol("."), let part = tokens[end + 1].identifier {
            name = part
            end += 2
        }
        return (name, end)
    }

    /// The index after any of the keyword runs that stand at `index`, in the order given.
    public func skip(_ runs: [[String]], at index: Int) -> Int {
        var index = index
        for run in runs where index + run.count <= tokens.count {
            if zip(tokens[index...], run).allSatisfy({ $0.isWord($1) }) { index += run.count }
        }
        return index
    }
}

extension SQLStatement {
    /// The statements of a text. A semicolon within parentheses, or in a block of a CREATE statement, ends none.
    public static func statements(of text: String, dialect: SQLDialect) -> [SQLStatement] {
        var statements: [SQLStatement] = []
        var reader = SQLStatementReader(text, dialect: dialect)
        while let statement = reader.next() { statements.append(statement) }
        return statements
    }
}

/// Reads the statements of a text one after the other, so that a long text is never there as tokens whole.
struct SQLStatementReader {
    private var scanner: SQLScanner
    private let syntax: SQLSyntax

    init(_ text: String, dialect: SQLDialect) {
        scanner = SQLScanner(text, dialect: dialect)
        syntax = dialect.syntax
    }

    /// The next statement that has a token.
    mutating func next() -> SQLStatement? {
        var tokens: [SQLToken] = []
        tokens.reserveCapacity(16)
        var parentheses = 0
        var blocks = 0
        var isCreation = false
        while let token = scanner.next() {
            if token.kind == .symbol {
                if token.isSymbol(";"), parentheses == 0, blocks == 0 {
                    if tokens.isEmpty { continue }
                    break
                }
                if token.isSymbol("(") { parentheses += 1 }
                if token.isSymbol(")") { parentheses = max(0, parentheses - 1) }
            }
            if tokens.isEmpty { isCreation = token.isWord("create") }
            if isCreation, token.kind == .word {
                blocks = syntax.blocks(token, tokens, blocks)
            }
            tokens.append(token)
        }
        return tokens.isEmpty ? nil : SQLStatement(tokens: tokens)
    }
}
