/// Names of shortcodes, and what is known of them.
enum ShortcodeNames {
    /// Names of shortcodes whose contents are the code of a program, kept as it is.
    static let codes: Set<String> = [
        "code", "sourcecode", "source", "highlight", "php", "html", "css", "js", "javascript", "python",
        "bash", "sql", "xml", "java", "ruby", "perl", "csharp", "cpp", "plain", "text", "shell", "swift",
    ]
    /// Names that enclose what is replaced together with them.
    static let enclosing: Set<String> = codes.union(["caption", "wp_caption", "embed", "audio", "video"])
    /// Names that are replaced.
    static let replaced: Set<String> = enclosing.union([
        "gallery", "playlist", "youtube", "vimeo", "soundcloud", "tweet", "instagram",
    ])

    /// Whether a name says that it shows the text inside of it to some readers only: `s2If`, `am4show`, `emember`.
    static func isAboutReaders(_ name: String, _ words: [String]) -> Bool {
        let name = name.lowercased()
        return words.contains(where: readers.contains) || stems.contains(where: name.contains)
    }

    private static let readers: Set<String> = [
        "user", "users", "if", "unless", "only", "lock", "locker", "locked", "unlock", "gate", "can", "role",
        "roles", "customer", "customers", "buyer", "buyers", "purchased", "paying", "optin", "show", "vip",
        "gold",
        "silver", "platinum", "patron", "patrons", "backer", "supporter", "level", "tier", "exclusive",
        "draft", "wip", "internal", "confidential", "staff", "registered", "adminonly", "hidepost",
    ]
    /// What stands in names that are written as one word.
    private static let stems = [
        "member", "subscri", "premium", "paywall", "restrict", "protect", "private", "locker", "loggedin",
        "unlock",
        "gated", "exclusive", "hidefrom", "showto",
    ]
}
