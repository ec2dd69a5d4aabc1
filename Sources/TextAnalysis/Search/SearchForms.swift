/// What a word is found by: its stem without accents, and the other stems that it may be asked for by.
public struct SearchForms: Hashable, Sendable {
    /// The folded word without accents: what prefixes are compared with.
    public let plain: String
    /// The stem of the plain word, which stands for it where words follow each other.
    public let stem: String
    /// Further stems by which a text that holds the word is found.
    public private(set) var others: [String] = []
    /// Further stems that are looked for when the word is asked for.
    private var otherAsked: [String] = []

    /// All stems by which a text that holds the word is found.
    public var found: [String] { [stem] + others }

    /// All stems that are looked for when the word is asked for.
    public var asked: [String] { [stem] + otherAsked }

    /// A word that is no other than its spelling.
    init(_ word: String) {
        (plain, stem) = (word, word)
    }

    /// `spelling` is folded, except that a Turkish ı is still told from i; `stemmed` is what related articles know
    /// it as.
    init(
        _ spelling: String, folded: String, stemmed: String, _ language: Language,
        _ stemmer: borrowing Stemmer
    ) {
        plain = Folding.withoutAccents(folded)
        if ArabicForms.isArabic(plain) {
            let normalized = ArabicForms.normalized(plain)
            stem = Self.writesArticles(language) ? ArabicForms.stem(normalized) : normalized
            add(ArabicForms.normalized(Folding.withoutAccents(stemmed)))
            return
        }
        let isPlain = plain.utf8.elementsEqual(spelling.utf8)
        stem = isPlain ? stemmed : Folding.withoutAccents(Folding.withoutDotless(stemmer.stem(plain)))
        if !isPlain { add(Folding.withoutAccents(stemmed)) }
        if KoreanParticles.isKorean(plain) {
            if let noun = KoreanParticles.stripped(plain, leaving: 1) { others.append(noun) }
            if let noun = KoreanParticles.stripped(plain, leaving: 2) { otherAsked.append(noun) }
        }
        if !isPlain, let spelled = Self.spelledOut(folded, language) {
            add(Folding.withoutAccents(stemmer.stem(spelled)))
        }
    }

    private mutating func add(_ other: String) {
        guard !other.isEmpty, !other.utf8.elementsEqual(stem.utf8), !others.contains(other) else { return }
        others.append(other)
        otherAsked.append(other)
    }

    /// Whether the language writes Arabic's article: all that write in Arabic letters but these.
    private static func writesArticles(_ language: Language) -> Bool {
        language.code != "fa" && language.code != "ur"
    }

    /// A word with the letters that stand for ä, ö, ü, å and ø where these can't be typed.
    private static func spelledOut(_ word: String, _ language: Language) -> String? {
        guard spellingOut.contains(language.code) else { return nil }
        var text = ""
        var isChanged = false
        for scalar in word.unicodeScalars {
            if let letters = spelledOutLetters[scalar] {
                text += letters
                isChanged = true
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return isChanged ? text : nil
    }

    private static let spellingOut: Set<String> = [
        "da", "de", "en", "fi", "is", "nb", "nn", "no", "sv", "und",
    ]
    private static let spelledOutLetters: [Unicode.Scalar: String] = [
        "ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe",
    ]
}
