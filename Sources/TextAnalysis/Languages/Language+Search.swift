extension Language {
    /// The languages whose texts are read by rules of their own; all others are read alike, as `und`.
    private static let readCodes: Set<String> = [
        "ar", "az", "bg", "bn", "bs", "ca", "cs", "da", "de", "el", "en", "es", "eu", "fa", "fi", "fr", "ga",
        "he", "hi", "hr", "hu", "hy", "id", "is", "it", "ja", "lt", "lv", "mk", "ms", "nb", "ne", "nl", "nn",
        "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "ta", "tr", "uk", "ur", "vi", "yi", "zh",
    ]

    /// The language by whose rules a text is searched: itself, or `und` (BCP 47) for those without rules.
    public var searched: Language {
        Self.readCodes.contains(code) ? self : Language(code: "und")
    }

    /// Every language with a stemmer.
    static let stemmed: [Language] = readCodes.sorted().map { Language(code: $0) }
        .filter { $0.snowballName != nil }
}
