import Articles
import StrictJSON

/// What in the text of a post says that a part of it is not for everybody.
enum WordPressGate {
    /// The block that a comment `wp:name {…}` begins, with the attribute that limits its readers; `nil` for one that is
    /// for everybody.
    static func block(_ comment: String) -> String? {
        let name = comment.prefix { !$0.isWhitespace && $0 != "{" }
        let parts = name.dropFirst(3).split(separator: "/").map { HTMLVocabulary.words(of: String($0)) }
        let space = parts.count > 1 ? parts[0] : []
        // A plugin may call itself premium; blocks with premium contents have both words.
        let isLimited =
            WordPressField.limits(space.filter { $0 != "premium" })
            || space.contains("premium") && space.contains("content")
        if isLimited || WordPressField.limits(parts.last ?? []) { return String(name) }
        let json = comment[name.endIndex...].trimmed.trimmingSlash
        guard !json.isEmpty else { return nil }
        guard let attributes = try? JSONParser.parse(Array(json.utf8)) else {
            // WordPress can't read them either, and shows the block to everybody, or so it seems.
            let words = HTMLVocabulary.words(of: json)
            return WordPressField.limits(words) || words.contains(where: isLimitWord) ? String(name) : nil
        }
        let ignored: Set<String> = space.contains("premium") ? ["premium"] : []
        return WordPressLimit.member(of: attributes, ignoring: ignored).map { "\(name) \($0)" }
    }

    private static func isLimitWord(_ word: String) -> Bool {
        WordPressLimit.showing.contains(word) || WordPressLimit.conditions.contains(word)
    }

    /// The shortcode, with the attribute that limits its readers; `nil` for one that is for everybody.
    static func shortcode(_ code: Shortcode, _ place: ShortcodePlace) -> String? {
        let words = HTMLVocabulary.words(of: code.name)
        let name = "[\(code.name)]"
        if limits(words) {
            let isAlone = place.isAlone && code.first.isEmpty
            let isOne = place.isInCode ? !code.attributes.isEmpty : code.isCertain || isAlone
            if place.isClosed || isOne { return name }
        }
        let members = code.attributes.sorted { $0.key < $1.key }.map { JSONMember($0.key, .string($0.value)) }
        if let limit = WordPressLimit.member(of: .object(members), ignoring: []) {
            return "[\(code.name) \(limit)]"
        }
        let isOther = words.contains { ["form", "team"].contains($0) } || WordPressField.isQuantity(words)
        let isUnknown = !isOther && place.enclosesText && !ShortcodeNames.replaced.contains(code.name)
        return isUnknown && ShortcodeNames.isAboutReaders(code.name, words) ? name : nil
    }

    /// Whether the name of a shortcode is that of a limit on readers.
    static func isLimit(_ code: Shortcode) -> Bool { limits(HTMLVocabulary.words(of: code.name)) }

    /// Whether the words of a name are those of something that is around a part for some readers.
    static func limits(_ words: [String]) -> Bool {
        // Where readers sign up for a newsletter, and where people are shown, nothing is hidden.
        guard !words.contains("form"), !words.contains("team"), !WordPressField.isQuantity(words) else {
            return false
        }
        return WordPressField.limits(words) || words.contains(where: names.contains)
    }

    private static let names: Set<String> = [
        "member", "members", "access", "hidden", "hide", "secret", "login", "logged", "loggedin", "visitor",
        "guest", "memberonly", "membersonly", "groups", "ulp", "wcs", "subscription", "subscriptions",
    ]
}

/// The attributes of blocks and shortcodes by which only some readers see what is inside.
enum WordPressLimit {
    static let showing: Set<String> = ["visibility", "access", "audience"]
    static let conditions: Set<String> = [
        "condition", "conditions", "conditional", "logic", "logics", "roles", "logged", "userstate",
        "userstatus", "permission", "permissions", "capability", "capabilities",
    ]

    /// The first member that limits readers, wherever it stands; the parser bounds how deep it is.
    ///
    /// `container` is the name of the member that the value is in.
    static func member(
        of value: JSONValue, ignoring ignored: Set<String>, in container: String? = nil
    ) -> String? {
        switch value {
        case .array(let elements):
            return elements.lazy.compactMap { member(of: $0, ignoring: ignored, in: container ?? "") }.first
        case .object(let members):
            if container != nil, value["enabled"] == .bool(false) { return nil }
            let isForBoth = says(value["loggedin"]) && says(value["loggedout"])
            for member in members where !(isForBoth && ["loggedin", "loggedout"].contains(member.name)) {
                let words = HTMLVocabulary.words(of: member.name).filter { !ignored.contains($0) }
                if limits(words, member.value), !isOfPart(member, in: container) { return member.name }
                if let inner = self.member(of: member.value, ignoring: ignored, in: member.name) {
                    return inner
                }
            }
            return nil
        case .null, .bool, .number, .string: return nil
        }
    }

    /// Parts of a page that hold no text of the post.
    private static let partsWithoutText: Set<String> = [
        "header", "footer", "nav", "navigation", "menu", "menus", "sidebar", "toc", "breadcrumb",
        "breadcrumbs",
        "share", "search", "pagination", "pager",
    ]

    /// Whether a member is about a part of the page and not the post: `{"header": {"visibility": "hidden"}}`.
    private static func isOfPart(_ member: JSONMember, in container: String?) -> Bool {
        guard let container, let text = member.value.text else { return false }
        return partsWithoutText.contains(VisibilityKey.folded(container))
            && VisibilityValue.isOfScripts(text)
    }

    private static func limits(_ words: [String], _ value: JSONValue) -> Bool {
        guard !WordPressField.isQuantity(words) else { return false }
        if isCondition(words) { return says(value) }
        if words == ["role"] { return value.text.map(namesReaders) ?? false }
        let isHiding = WordPressField.limits(words) || words.first == "hide" && words.contains("block")
        if !isHiding, case .status? = VisibilityKey(plain: words.joined()), let text = value.text,
            !isOfDevices(HTMLVocabulary.words(of: text)), PageSigns.saysHidden(text)
        {
            return true
        }
        guard isHiding || words.contains(where: showing.contains) else { return false }
        switch value {
        case .null: return false
        case .bool(let truth): return isHiding ? truth : !truth
        case .string(let text):
            guard !text.trimmed.isEmpty, !isOfDevices(HTMLVocabulary.words(of: text)) else { return false }
            return !WordPressField.isOpen(text) && !(isHiding && WordPressField.isOff(text))
        case .number(let digits): return digits != "0"
        case .array(let elements): return !elements.isEmpty
        case .object(let members):
            return !members.isEmpty && !isOfDevices(members.flatMap { HTMLVocabulary.words(of: $0.name) })
        }
    }

    private static func isCondition(_ words: [String]) -> Bool {
        words.contains { conditions.contains($0) || $0.hasSuffix("logged") }
            || words.contains("user") && words.contains { $0 == "state" || $0 == "status" || $0 == "role" }
    }

    /// Whether a condition is one: not empty, not off, and not that everybody may read.
    private static func says(_ value: JSONValue?) -> Bool {
        switch value {
        case nil, .null: false
        case .bool(let truth): truth
        case .number(let digits): digits != "0"
        // `W10=` is an empty list in base 64.
        case .string(let text):
            !text.trimmed.isEmpty && !WordPressField.isOff(text) && !WordPressField.isOpen(text)
                && text != "W10="
        case .array(let elements): elements.contains { says($0) }
        case .object(let members):
            value?["enabled"] != .bool(false) && members.contains { says($0.value) }
        }
    }

    /// Whether the value of `role` is that of people who read, and not of an element or of somebody in a team.
    private static func namesReaders(_ text: String) -> Bool {
        let readers: Set<String> = [
            "member", "members", "subscriber", "subscribers", "customer", "customers", "administrator",
            "admin",
            "editor", "author", "contributor", "user", "users", "guest", "visitor", "logged",
        ]
        return HTMLVocabulary.words(of: text).contains(where: readers.contains)
    }

    /// Whether words are those of screens: what is shown on a large one only, is public.
    static func isOfDevices(_ words: [String]) -> Bool {
        let devices: Set<String> = [
            "mobile", "phone", "tablet", "desktop", "laptop", "small", "medium", "large", "xs", "sm", "md",
            "lg",
            "xl", "hidden", "visible", "visibility", "hide", "show", "on", "no",
        ]
        return words.count > 1 && words.allSatisfy(devices.contains)
    }
}

extension String {
    fileprivate var trimmingSlash: String { hasSuffix("/") ? String(dropLast()).trimmed : self }
}
