import Articles
import StrictJSON

/// What in the text of a post says that a part of it is not for everybody.
enum WordPressGate {
    /// The block that a comment `wp:name {…}` begins; `nil` for one that hides nothing.
    static func block(_ comment: String) -> String? {
        let name = comment.prefix { !$0.isWhitespace && $0 != "{" }
        let words = HTMLVocabulary.words(of: String(name.dropFirst(3)))
        if WordPressField.limits(words) { return String(name) }
        let rest = comment[name.endIndex...]
        guard hints.contains(where: rest.contains) else { return nil }
        let json = rest.trimmed.trimmingSlash
        guard let attributes = try? JSONParser.parse(Array(json.utf8)) else { return String(name) }
        return hides(attributes, depth: 0) ? String(name) : nil
    }

    /// Whether a comment of another kind, such as Ghost's, begins what is not for everybody.
    static func isMark(_ comment: String) -> Bool {
        comment.utf8.count <= 40 && WordPressField.limits(HTMLVocabulary.words(of: comment))
            && !comment.contains { $0 == " " || $0 == ":" }
    }

    /// A shortcode that is alone in its brackets, has attributes, or is closed: others may be words of a text.
    static func isGate(_ code: Shortcode, isClosed: Bool) -> Bool {
        let words = HTMLVocabulary.words(of: code.name)
        // Where readers sign up for a newsletter, nothing is hidden.
        guard !words.contains("form"), WordPressField.limits(words) || words.contains(where: names.contains)
        else { return false }
        return isClosed || code.isCertain || code.first.isEmpty
    }

    private static let names: Set<String> = [
        "member", "members", "access", "hidden", "hide", "secret", "login", "logged", "loggedin", "visitor",
        "guest", "memberonly", "membersonly", "groups", "ulp", "wcs", "subscription", "subscriptions",
    ]

    /// What the keys of attributes are that could hide; others need not be read.
    private static let hints = [
        "isibility", "estrict", "ccess", "ember", "aywall", "rivate", "rotect", "hide",
    ]

    private static func hides(_ value: JSONValue, depth: Int) -> Bool {
        guard depth < 8 else { return true }
        switch value {
        case .array(let elements): return elements.contains { hides($0, depth: depth + 1) }
        case .object(let members):
            return members.contains { isLimit($0) || hides($0.value, depth: depth + 1) }
        case .null, .bool, .number, .string: return false
        }
    }

    private static func isLimit(_ member: JSONMember) -> Bool {
        let words = HTMLVocabulary.words(of: member.name)
        let isShowing = words.contains { ["visibility", "access", "audience"].contains($0) }
        let isHiding = WordPressField.limits(words) || words.first == "hide" && words.contains("block")
        guard isShowing || isHiding else { return false }
        switch member.value {
        case .null: return false
        case .bool(let truth): return isHiding ? truth : !truth
        case .string(let text): return WordPressField.limitsReaders(isHiding ? "restricted" : "access", text)
        case .number(let digits): return digits != "0"
        case .array(let elements): return !elements.isEmpty
        case .object(let members): return !members.isEmpty
        }
    }
}

extension String {
    fileprivate var trimmingSlash: String { hasSuffix("/") ? String(dropLast()).trimmed : self }
}
