/// How the text of a dialect is cut into tokens and statements.
///
/// Common to all: `--` begins a line comment, `/* */` encloses a block comment, `'` encloses strings and `"`
/// quoted names, and a quote within is written twice.
public struct SQLSyntax: Sendable {
    /// Which strings may hold a quote behind a backslash.
    public enum BackslashEscapes: Sendable, Hashable {
        case none
        /// Those with an E before their quote.
        case prefixed
        /// All.
        case all
    }

    /// The number of blocks that are open after a word of a CREATE statement: `;` within one ends no statement.
    ///
    /// The parameters are the word, the tokens of the statement before it, and the blocks that are open.
    public typealias Blocks = @Sendable (_ word: SQLToken, _ before: [SQLToken], _ open: Int) -> Int

    /// Whether a name may be quoted with backticks.
    public var hasBacktickNames = false
    /// Whether `[name]` is a quoted name.
    public var hasBracketNames = false
    /// Whether `"…"` is a string, and no name.
    public var hasDoubleQuotedStrings = false
    /// Whether `$tag$ … $tag$` is a string.
    public var hasDollarQuotes = false
    /// Whether a block comment may hold another.
    public var nestsComments = false
    /// Whether `#` begins a line comment.
    public var hasHashComments = false
    /// Which strings may hold a quote behind a backslash; none at first.
    public var backslashEscapes = BackslashEscapes.none
    /// How many blocks are open after a word; decides which `;` ends a statement.
    public var blocks: Blocks

    /// - Parameter opensBlock: whether the word opens the outermost block of a CREATE statement, given the tokens
    ///   before it. In a block `BEGIN` and `CASE` open another, and `END` closes one.
    public init(opensBlock: @escaping @Sendable (_ word: SQLToken, _ before: [SQLToken]) -> Bool) {
        blocks = { word, before, open in
            guard open > 0 else { return opensBlock(word, before) ? 1 : 0 }
            if word.isWord("case") || word.isWord("begin") { return open + 1 }
            return word.isWord("end") ? open - 1 : open
        }
    }
}
