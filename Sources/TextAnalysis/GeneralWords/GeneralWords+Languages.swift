// Derived by Scripts/make-word-frequencies from wordfreq 3.1.1 by Robyn Speer, whose data is
// licensed CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); so is this table.

extension GeneralWords {
    /// The table of a language; each is read when it is first needed.
    static func table(_ code: String) -> [String: Int] {
        switch code {
        case "ar": arabic
        case "bg": bulgarian
        case "bn": bengali
        case "ca": catalan
        case "cs": czech
        case "da": danish
        case "de": german
        case "el": greek
        case "en": english
        case "es": spanish
        case "fa": persian
        case "fi": finnish
        case "fr": french
        case "he": hebrew
        case "hi": hindi
        case "bs", "hr": croatian
        case "hu": hungarian
        case "id": indonesian
        case "is": icelandic
        case "it": italian
        case "ja": japanese
        case "lt": lithuanian
        case "lv": latvian
        case "mk": macedonian
        case "ms": malay
        case "nb", "nn", "no": norwegian
        case "nl": dutch
        case "pl": polish
        case "pt": portuguese
        case "ro": romanian
        case "ru": russian
        case "sk": slovak
        case "sl": slovenian
        case "sr": serbian
        case "sv": swedish
        case "ta": tamil
        case "tr": turkish
        case "uk": ukrainian
        case "ur": urdu
        case "vi": vietnamese
        case "zh": chinese
        default: [:]
        }
    }
}
