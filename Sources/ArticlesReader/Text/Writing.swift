/// How a language is written, by its tag (RFC 5646).
enum Writing {
    /// `ltr` or `rtl`.
    static func direction(of language: String) -> String {
        let parts = language.lowercased().split(separator: "-")
        if let script = parts.dropFirst().first(where: { $0.utf8.count == 4 }) {
            return rightToLeftScripts.contains(String(script)) ? "rtl" : "ltr"
        }
        return parts.first.map { rightToLeft.contains(String($0)) } == true ? "rtl" : "ltr"
    }

    private static let rightToLeftScripts: Set<String> = [
        "adlm", "arab", "hebr", "mand", "nkoo", "rohg", "syrc", "thaa",
    ]
    private static let rightToLeft: Set<String> = [
        "ar", "arc", "ary", "arz", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "mzn", "nqo", "pnb", "prs",
        "ps", "sd",
        "syr", "ug", "ur", "yi",
    ]

    /// The name of a language in itself; the tag of one that is not known.
    static func name(of language: String) -> String {
        let lower = language.lowercased()
        return names[lower] ?? lower.split(separator: "-").first.flatMap { names[String($0)] } ?? language
    }

    private static let names = [
        "ar": "العربية", "bg": "Български", "bn": "বাংলা", "ca": "Català", "cs": "Čeština", "da": "Dansk",
        "de": "Deutsch",
        "el": "Ελληνικά", "en": "English", "es": "Español", "et": "Eesti", "fa": "فارسی", "fi": "Suomi",
        "fr": "Français",
        "he": "עברית", "hi": "हिन्दी", "hu": "Magyar", "id": "Bahasa Indonesia", "it": "Italiano", "ja": "日本語",
        "ko": "한국어", "nl": "Nederlands", "no": "Norsk", "pl": "Polski", "pt": "Português",
        "pt-br": "Português (Brasil)",
        "ro": "Română", "ru": "Русский", "sv": "Svenska", "th": "ไทย", "tr": "Türkçe", "uk": "Українська",
        "ur": "اردو",
        "vi": "Tiếng Việt", "zh": "中文", "zh-hans": "简体中文", "zh-hant": "繁體中文", "zh-tw": "繁體中文",
        "zh-cn": "简体中文",
    ]
}
