/// The language of a text, as far as its analysis depends on it.
public struct Language: Hashable, Sendable {
    /// The primary subtag in lower case, e.g. `en`, `zh`.
    public let code: String

    /// English, which is also the language of a text that names none.
    public static let english = Language(code: nil)

    /// Reads a BCP 47 tag: only the primary subtag counts, in any case; absent or empty is English.
    ///
    /// An unknown tag is a language of its own, whose words are folded and never stemmed.
    public init(code: String?) {
        let primary = (code ?? "").prefix { $0 != "-" && $0 != "_" }
        self.code = primary.isEmpty ? "en" : primary.lowercased()
    }

    /// Whether I and ı, İ and i are the pairs of letters.
    var hasDotlessI: Bool { code == "tr" || code == "az" }

    /// Whether a stem begins with the ASCII letter or digit that its word begins with: not in languages whose words lose prefixes.
    var keepsFirstLetter: Bool { snowballName == nil || Self.keepingFirstLetter.contains(code) }

    private static let keepingFirstLetter: Set<String> = [
        "ca", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nb", "nn", "no", "pt", "ro", "ru", "sv",
    ]

    /// What libstemmer calls the language; `nil` when it has no rules for it.
    var snowballName: String? { Self.snowballNames[code] }

    private static let snowballNames: [String: String] = [
        "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english",
        "es": "spanish", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
        "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian",
        "nb": "norwegian", "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian",
        "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
        "ta": "tamil", "tr": "turkish", "yi": "yiddish",
    ]
}
