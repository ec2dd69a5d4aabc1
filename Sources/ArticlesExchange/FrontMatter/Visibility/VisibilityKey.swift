import Articles
import Foundation

/// What a key says of who may see an article.
enum VisibilityKey {
    /// Hidden if it is true.
    case hides
    /// Hidden if it is false; may also be a date.
    case shows
    /// A word.
    case status
    /// Since when.
    case time
    /// When it was made: its date if there is no other.
    case created
    /// Until when, or when it was taken away.
    case expiry
    /// Only for who knows a word.
    case password

    /// What a key can't but be about, or may be about if its value hides.
    init?(plain key: String) {
        guard key != "visible", let meaning = KeyMeaning(key), !meaning.isWeak || meaning.isOpen else {
            return nil
        }
        self = meaning.kind
    }

    /// Words for what everybody may see.
    static let shown = VisibilityValue.words { $0 == .shown }

    /// Words for what not everybody may see.
    static let hidden = VisibilityValue.words { $0 == .hidden || $0 == .draft || $0 == .archived }

    /// The key in small letters, without marks and what is between words.
    static func folded(_ key: String) -> String {
        let text = key.lowercased().replacing("caché", with: "cachée").replacing("ß", with: "ss")
        let letters = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark
                && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
        }
        return String(String.UnicodeScalarView(letters))
    }

    /// The words as they are written: `wpPostStatus`, `dg-publish`.
    static func separated(_ key: String) -> [String] {
        var words = [""]
        var wasSmall = false
        for scalar in key.precomposedStringWithCanonicalMapping.unicodeScalars {
            let isLetter = scalar.properties.isAlphabetic
            if !isLetter || (wasSmall && scalar.properties.isUppercase) { words.append("") }
            if isLetter { words[words.count - 1].unicodeScalars.append(scalar) }
            wasSmall = scalar.properties.isLowercase
        }
        return words.filter { !$0.isEmpty }
    }

    /// Whether the key is but one word, for what parts of a page may be as well.
    static func isOneWordForParts(_ key: String) -> Bool {
        VisibilityWord.meaning(of: folded(key)) == .conceals
    }

    /// Words that resemble a name, and are none mistyped.
    private static let words: Set<String> = [
        "craft", "raft", "graft", "kraft", "drift", "daft", "dart", "statue", "statues", "stats", "states",
        "static",
        "polished", "publisher", "publishes", "primate", "pirate", "midden", "ridden", "bidden", "visibly",
    ]

    /// The key that was meant by a mistyped one.
    static func near(_ plain: String) -> String? {
        let names = [
            "draft", "published", "publish", "status", "visibility", "unlisted", "private", "hidden",
            "visible",
        ]
        guard plain.utf8.count <= 12, !names.contains(plain), !words.contains(plain) else { return nil }
        if let anagram = names.first(where: { $0.utf8.sorted() == plain.utf8.sorted() }) { return anagram }
        return nearestName(to: plain, among: names, within: 1)
    }
}
