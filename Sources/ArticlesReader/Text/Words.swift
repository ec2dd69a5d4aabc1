/// The words of the pages around articles, in the languages that they come in.
struct Words {
    /// The language of the words.
    let language: String
    /// By the names that templates know them by.
    let texts: [String: String]

    /// The words of a language; nil for one that there are none of.
    init?(of language: String) {
        let code = Self.code(of: language)
        guard let texts = Self.tables[code] else { return nil }
        self.language = language
        self.texts = Dictionary(uniqueKeysWithValues: zip(Self.names, texts))
    }

    /// English.
    private init() {
        language = "en"
        texts = Dictionary(uniqueKeysWithValues: zip(Self.names, Self.tables["en"] ?? []))
    }

    /// The words of the first language that there are some of, else English ones.
    static func of(_ languages: String?...) -> Words {
        languages.lazy.compactMap { $0.flatMap { Words(of: $0) } }.first ?? Words()
    }

    subscript(_ name: String) -> String { texts[name] ?? name }

    var object: TemplateObject {
        var object: TemplateObject = [:]
        for (name, text) in texts { object.add([name: .text(text)]) }
        return object
    }

    /// The key of a language in the tables: Chinese by its script.
    private static func code(of language: String) -> String {
        let parts = language.lowercased().split(separator: "-").map(String.init)
        guard parts.first == "zh" else { return parts.first ?? "" }
        let isTraditional = parts.dropFirst().contains { ["hant", "tw", "hk", "mo"].contains($0) }
        return isTraditional && !parts.contains("hans") ? "zh-hant" : "zh"
    }

    /// The languages of the tables.
    static var languages: [String] { tables.keys.sorted() }

    /// The names of the words, in the order of the tables.
    static let names = [
        "skip", "search", "archive", "feed", "topics", "topic", "author", "related",
        "related_topics", "older",
        "newer", "updated", "draft", "scheduled", "archived", "preview", "results", "no_results",
        "did_you_mean", "instead",
        "not_found", "not_found_text", "gone", "gone_text", "problem", "read_in", "original", "empty",
        "front",
        "pages", "menu",
    ]
}
