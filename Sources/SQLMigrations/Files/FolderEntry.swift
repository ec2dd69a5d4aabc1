/// What a file or folder beside migrations is, by its name alone. The build plugin that embeds migrations
/// compiles this file too: what is built in and what `--dir` reads are the same.
enum FolderEntry: Hashable {
    /// `*.sql`; whether the rest of the name is right is another question.
    case migration
    /// Hidden files, `README`, Markdown and what editors leave behind.
    case exempt
    /// Nearly a migration, or another tool's: left alone it would be missed. The reason.
    case mistake(String)
    /// Anything else: left alone, and said.
    case other

    init(name: String) {
        let lower = name.lowercased()
        let isExempt =
            name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#")
            || lower.hasPrefix("readme") || lower.hasSuffix(".md") || lower == "thumbs.db"
        if isExempt {
            self = .exempt
        } else if name.unicodeScalars.contains("\u{FFFD}") {
            self = .mistake("its name is not UTF-8")
        } else if name.hasSuffix(".sql") {
            self = .migration
        } else if lower.hasSuffix(".sql") {
            self = .mistake("a migration's name ends in “.sql”, in small letters")
        } else if lower.contains(".sql") {
            self = .mistake("a migration's name ends in “.sql”: rename it, or put it elsewhere")
        } else if let first = name.utf8.first, (48...57).contains(first) {
            self = .mistake("it begins like a migration, but does not end in “.sql”")
        } else {
            self = .other
        }
    }
}
