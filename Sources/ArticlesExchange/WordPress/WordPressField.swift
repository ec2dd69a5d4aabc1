import Articles

/// What the names of custom fields and shortcodes of WordPress say of who may read a post.
enum WordPressField {
    /// Whether a field says that not everybody may read the post.
    ///
    /// Only a value that says that everybody may, or that a limit is off, is understood as such.
    static func limitsReaders(_ key: String, _ value: String) -> Bool {
        let words = HTMLVocabulary.words(of: key)
        let value = value.trimmed
        guard !value.isEmpty else { return false }
        if words.contains("public"), !words.contains("private"), !words.contains("password") {
            return words == ["public"] && isOff(value)
        }
        if limits(words) { return !isOff(value) && !isOpen(value) }
        if words.contains(where: accessWords.contains) { return !isOpen(value) }
        switch VisibilityKey(plain: FrontMatterKey.plain(key)) {
        case .hides: return !isOff(value)
        case .shows: return isOff(value)
        case .status: return VisibilityKey.hidden.contains(VisibilityKey.plainWord(value))
        case .password, .expiry: return true
        case .time, .created, nil: return false
        }
    }

    /// Whether the words of a name are those of a limit on readers.
    static func limits(_ words: [String]) -> Bool {
        if words.contains(where: limitWords.contains) { return true }
        let isOfMembers = words.contains("member") || words.contains("members")
        return isOfMembers && words.contains(where: membersOnly.contains)
    }

    private static func isOff(_ value: String) -> Bool {
        ["0", "no", "false", "off", "n", "b:0;", "i:0;", "a:0:{}", "s:0:\"\";", "[]", "{}", "null"].contains(
            value.lowercased())
    }

    private static func isOpen(_ value: String) -> Bool {
        let word = VisibilityKey.plainWord(value)
        return VisibilityKey.shown.contains(word) || word == "everybody"
    }

    private static let accessWords: Set<String> = ["access", "visibility", "audience"]
    private static let membersOnly: Set<String> = [
        "access", "only", "level", "levels", "content", "area", "role", "roles", "restricted",
    ]
    private static let limitWords: Set<String> = [
        "restrict", "restricts", "restricted", "restriction", "restrictions", "membership", "memberships",
        "memberpress", "memberful", "mepr", "pmpro", "rcp", "wcm", "swpm", "wlm", "wishlist", "ihc",
        "wpmem", "paywall", "paywalled", "premium", "paid", "subscriber", "subscribers", "patreon", "private",
        "protect", "protected", "protector", "passster", "ppwp", "password", "passwort", "locked", "gated",
        "unlisted", "expiration", "loggedin",
    ]
}
