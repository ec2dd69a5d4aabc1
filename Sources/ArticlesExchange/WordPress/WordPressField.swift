import Articles

/// What the names of custom fields, shortcodes and attributes of WordPress say of who may read a post.
enum WordPressField {
    /// Whether a field says that not everybody may read the post.
    ///
    /// Only a value that says that everybody may, or that a limit is off, is understood as such.
    static func limitsReaders(_ key: String, _ value: String) -> Bool {
        let words = HTMLVocabulary.words(of: key)
        let value = value.trimmed
        guard !value.isEmpty, !isReference(key, value) else { return false }
        if WordPressSettings.limitReaders(value) { return true }
        if words.contains("robots"), RobotsDirectives.hiding(value) != nil { return true }
        // SEOPress keeps "yes" for a directive that is taken away.
        if words == ["seopress", "robots", "index"] { return value == "yes" }
        if words.contains("public"), !words.contains("private"), !words.contains("password") {
            return ["public", "ispublic"].contains(words.joined()) && isOff(value)
        }
        if isAboutRoles(words) { return !isOff(value) && !isOpen(value) }
        if limits(words) { return !isOff(value) && !isOpen(value) && !(isQuantity(words) && isNumber(value)) }
        if words.contains(where: accessWords.contains) { return !isOpen(value) }
        return hides(words, value) || hidesAlone(words, value)
    }

    /// Whether the words of a name are those of a limit on readers.
    static func limits(_ words: [String]) -> Bool {
        if words.contains(where: limitWords.contains) { return true }
        if words.contains("content"), words.contains("lock") { return true }
        let isOfMembers = words.contains("member") || words.contains("members")
        return isOfMembers && words.contains(where: membersOnly.contains)
    }

    /// Whether a name is that of a number or a price: `subscriber_count`, `price_paid`.
    static func isQuantity(_ words: [String]) -> Bool { words.contains(where: quantities.contains) }

    /// Whether a name is that of the roles or groups that may read: `roles`, `_allowed_roles`, `groups-read`.
    private static func isAboutRoles(_ words: [String]) -> Bool {
        guard words.contains(where: ["role", "roles", "groups"].contains) else { return false }
        return words == ["roles"] || words.contains(where: ["allowed", "required", "read"].contains)
    }

    /// Whether the name without a prefix is one with other meanings that front matter could have, and the value a plain
    /// yes or no: `login_required` 1, `ready` no.
    private static func hidesAlone(_ words: [String], _ value: String) -> Bool {
        let name = words.joined(separator: "_")
        guard !words.contains(where: otherThings.contains), !Publication.isPlaceInOrder(name),
            let meaning = KeyMeaning(name)
        else { return false }
        switch meaning.kind {
        case .hides: return isOn(value)
        case .shows: return isOff(value)
        case .status, .time, .created, .expiry, .password: return false
        }
    }

    // MARK: Names with a prefix

    /// Whether the name is one that front matter could have, behind the name of a plugin: `acme_is_draft`.
    private static func hides(_ words: [String], _ value: String) -> Bool {
        var rest = words[...]
        var dropped: [String] = []
        while !rest.isEmpty {
            if let kind = VisibilityKey(plain: rest.joined()) {
                return hides(kind, Array(rest), behind: dropped, value)
            }
            guard let first = rest.popFirst(), VisibilityWord.meaning(of: first) == nil else { return false }
            dropped.append(first)
        }
        return false
    }

    private static func hides(
        _ kind: VisibilityKey, _ words: [String], behind dropped: [String], _ value: String
    ) -> Bool {
        guard !dropped.contains(where: otherThings.contains) else { return false }
        switch kind {
        case .hides:
            // Yoast has 1 for noindex, and 2 for the opposite.
            if words.last == "noindex", value == "2" { return false }
            let conceals = words.contains { VisibilityWord.meaning(of: $0) == .conceals }
            return !isOff(value) && !(conceals && dropped.count > 1)
        case .shows: return isOff(value)
        case .status: return PageSigns.saysHidden(value)
        case .password: return true
        case .expiry: return dropped.isEmpty
        case .time, .created: return false
        }
    }

    // MARK: Values

    static func isOff(_ value: String) -> Bool {
        ["0", "no", "false", "off", "n", "b:0;", "i:0;", "a:0:{}", "s:0:\"\";", "[]", "{}", "null"].contains(
            value.lowercased())
    }

    private static func isOn(_ value: String) -> Bool {
        ["1", "yes", "true", "on", "y", "b:1;", "i:1;"].contains(value.lowercased())
    }

    static func isOpen(_ value: String) -> Bool {
        let word = VisibilityKey.folded(value)
        return VisibilityKey.shown.contains(word) || word == "everybody" || word == "any"
    }

    private static func isNumber(_ value: String) -> Bool {
        value.contains(where: \.isNumber)
            && value.allSatisfy { $0.isNumber || $0.isCurrencySymbol || " .,-%".contains($0) }
    }

    /// Advanced Custom Fields keeps the name of a field's definition in a field: `_premium` = `field_5f3a1b`.
    private static func isReference(_ key: String, _ value: String) -> Bool {
        key.hasPrefix("_") && value.hasPrefix("field_")
            && value.dropFirst(6).allSatisfy { $0.isHexDigit || $0 == "_" }
    }

    // MARK: Words

    private static let accessWords: Set<String> = ["access", "visibility"]
    private static let membersOnly: Set<String> = [
        "access", "only", "level", "levels", "content", "area", "role", "roles", "restricted", "wishlist",
    ]
    /// What is hidden, or has a status, instead of the post: `sidebar_hide`, `comment_status`.
    private static let otherThings: Set<String> = [
        "comment", "comments", "ping", "sidebar", "title", "header", "footer", "menu", "image", "thumbnail",
        "banner", "breadcrumb", "breadcrumbs", "share", "sharing", "toolbar", "author", "excerpt", "nav",
        "logo", "publicize", "stock", "order", "payment", "ticket",
    ]
    private static let quantities: Set<String> = [
        "count", "counts", "counter", "total", "totals", "number", "price", "prices", "amount", "fee", "fees",
        "cost", "costs", "sum", "quantity", "rate", "percent", "revenue", "sales",
    ]
    private static let limitWords: Set<String> = [
        "restrict", "restricts", "restricted", "restriction", "restrictions", "membership", "memberships",
        "memberpress", "memberful", "mepr", "pmpro", "rcp", "wcm", "swpm", "wlm", "ihc",
        "wpmem", "paywall", "paywalled", "premium", "paid", "subscriber", "subscribers", "patreon", "private",
        "protect", "protected", "protector", "passster", "ppwp", "password", "passwort", "locked", "gated",
        "unlisted", "expiration", "loggedin", "locker", "ccaps",
    ]
}
