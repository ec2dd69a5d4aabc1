import Articles

/// The language of a page, as far as its small words tell: by it numbers of dates are read.
struct PageLanguage {
    /// The language with the most of its words in the text.
    let code: String

    init(of text: String) {
        var counts: [String: Int] = [:]
        for word in text.prefix(20_000).split(whereSeparator: { !$0.isLetter }).prefix(3_000) {
            for code in Self.languages[word.lowercased()] ?? [] { counts[code, default: 0] += 1 }
        }
        let best = counts.max { $0.value == $1.value ? $0.key > $1.key : $0.value < $1.value }
        code = best?.key ?? "en"
    }

    init(code: String) { self.code = code }

    /// How `03/04/2024` is read: outside of English the day comes first; in English what the page has of times and
    /// zones tells.
    func order(in text: String) -> DateScanner.Order {
        let tag = code.lowercased()
        guard tag.hasPrefix("en") else { return .dayFirst }
        if tag == "en-us" { return .monthFirst }
        if tag.count > 2 { return .dayFirst }
        let words = Set(text.prefix(20_000).split { !$0.isLetter }.map(String.init))
        let american = ["EST", "EDT", "PST", "PDT", "CST", "CDT", "ET", "PT", "AM", "PM"].contains(
            where: words.contains)
        let british = ["GMT", "BST", "UK", "CET", "CEST"].contains(where: words.contains)
        return american == british ? .unknown : american ? .monthFirst : .dayFirst
    }

    private static let languages: [String: [String]] = {
        let words = [
            "en": "the and of to that was with for his her they have from this which were had but not you",
            "de": "der die das und ist nicht ein eine mit dem den von auf für sich des auch wird als sie",
            "fr": "le la les des est une dans que qui pour pas sur au plus avec sont mais ont cette nous",
            "es": "el la los las que del una por con para se su pero como más fue sus ha este sobre",
            "pt": "o os as que do da em um uma para com não por mais dos das foi ao na no são à",
            "nl": "de het een van en dat op te is voor niet met zijn aan er maar ook bij naar werd",
        ]
        var languages: [String: [String]] = [:]
        for (code, list) in words {
            for word in list.split(separator: " ") { languages[String(word), default: []].append(code) }
        }
        return languages
    }()
}
