import Testing
import TextAnalysis

@Suite("Words")
struct WordTests {
    /// A text and the stems of its words.
    struct Sample: CustomTestStringConvertible, Sendable {
        let language: String
        let text: String
        let stems: String
        var testDescription: String { "\(language): \(text)" }

        init(_ language: String, _ text: String, _ stems: String) {
            self.language = language
            self.text = text
            self.stems = stems
        }

        /// The last letters of runs, which search alone needs, are marked `!`.
        static let all = [
            Sample("en", "The President’s elections weren't held", "the presid elect weren t held"),
            Sample("en", "John's JOHN’S e-mails: 1,234 C++", "john john e mail 1 234 c"),
            Sample("en", "naïve café ﬁne m² № ½ Ⅷ ① ＡＢＣ ３４", "naïv café fine m2 viii 1 abc 34"),
            Sample("en", "e\u{301}te\u{301} x\u{AD}y c\u{200F}d a\u{200B}b", "été xy cd a b"),
            Sample("en", "snake_case a.b 🇩🇪 👩‍👩‍👧 ™ foo\u{FE0F}bar", "snake case a b foobar"),
            Sample("en", "s's 's x'sy ’s", "s s x sy s"),
            Sample("de", "Die Straßenbahnen fuhren über Brücken", "die strassenbahn fuhr uber bruck"),
            Sample("fr", "L'élection présidentielle, les chevaux", "l élect présidentiel le cheval"),
            Sample("es", "Las elecciones españolas", "las eleccion español"),
            Sample("it", "le elezioni dell'Italia", "le elezion dell ital"),
            Sample("pt", "as eleições", "as eleiçõ"),
            Sample("nl", "foto's van verkiezingen", "foto van verkiez"),
            Sample("sv", "husen och valen", "hus och val"),
            Sample("ru", "Выборы президента, Ёлки", "выбор президент елк"),
            Sample("uk", "Вибори президента", "вибори президента"),
            Sample("pl", "Wybory, ŁÓDŹ", "wybory łódź"),
            Sample("el", "ΟΔΟΣ οδός εκλογές", "οδ οδ εκλογ"),
            Sample("tr", "ISPARTA Isparta ısparta İstanbul kitapları", "ispar ispar ispar istanbul kitap"),
            Sample("ar", "الانتخابات الرئاسية ٢٠٢٤ كتــاب", "انتخاب رياس 2024 كتاب"),
            Sample("he", "הבחירות לכנסת", "הבחירות לכנסת"),
            Sample("fa", "می\u{200C}خواهم", "میخواهم"),
            Sample("hi", "राष्ट्रपति चुनावों", "राष्ट्रपत चुनाव"),
            Sample("ta", "தேர்தல்கள்", "தேர்தல்"),
            Sample("vi", "Tiếng Việt", "tiếng việt"),
            Sample("ko", "대통령 선거, 물", "대통령 선거 물"),
            Sample("ja", "東京タワーへ。ｶﾞｷﾞ 猫", "東京 京タ タワ ワー ーへ へ! ガギ ギ! 猫"),
            Sample("zh", "北京大学iPhone手机⼈", "北京 京大 大学 学! iphone 手机 机人 人!"),
            Sample("th", "ไทย", "ไท ทย ย!"),
            Sample("km", "ខ្មែរ", "ខ្មែ មែរ រ!"),
            Sample("my", "မြန်မာ", "မြန် န်မာ မာ!"),
            Sample("xx", "Elections", "elections"),
        ]
    }

    @Test(arguments: Sample.all)
    func `are read in every language and script`(_ sample: Sample) {
        let words = TextAnalyzer(language: Language(code: sample.language)).words(of: sample.text)
        let stems = words.map { $0.kind == .tail ? $0.stem + "!" : $0.stem }
        #expect(stems.joined(separator: " ") == sample.stems)
        #expect(words.map(\.position) == Array(words.indices))
    }

    @Test func `keep their folded form beside the stem, for prefixes`() {
        let words = TextAnalyzer(language: .english).words(of: "Running Straßen ELECTIONS")
        #expect(words.map(\.folded) == ["running", "strassen", "elections"])
        #expect(words.map(\.stem) == ["run", "strassen", "elect"])
    }

    @Test func `tell where they stand in the bytes of the text`() {
        let text = "“Élan” — the Dog’s\u{200D} 東京\u{3099}都, e\u{301}."
        let found = TextAnalyzer(language: .english).words(of: text).map { word in
            String(decoding: Array(text.utf8)[word.range], as: UTF8.self)
        }
        #expect(found == ["Élan", "the", "Dog", "東京\u{3099}", "京\u{3099}都", "都", "e\u{301}"])
    }

    @Test func `are at most as many as asked for`() {
        let analyzer = TextAnalyzer(language: .english)
        #expect(analyzer.words(of: "a b c d", limit: 2).map(\.folded) == ["a", "b"])
        #expect(analyzer.words(of: "a b", limit: 0) == [])
    }

    @Test(arguments: [
        ("en", "en"), ("en-US", "en"), ("EN_gb", "en"), ("", "en"), ("zh-Hant-TW", "zh"), ("xx", "xx"),
    ])
    func `are of the primary language`(_ tag: String, _ code: String) {
        #expect(Language(code: tag).code == code)
        #expect(Language(code: nil) == .english)
    }

    @Test func `longer than 64 letters are cut, and reach to their end all the same`() {
        let analyzer = TextAnalyzer(language: Language(code: "xx"))
        for letter in ["a", "ж", "ệ", "क"] {
            let long = String(repeating: letter, count: 1 << 18)
            let words = analyzer.words(of: long + " end")
            #expect(words.map(\.folded) == [String(repeating: letter, count: 64), "end"])
            #expect(words.first?.range == 0..<long.utf8.count)
        }
    }

    @Test func `with a hundred thousand marks or joiners on a letter are read at once`() {
        let analyzer = TextAnalyzer(language: .english)
        for mark in ["\u{301}", "\u{200D}", "\u{AD}", "\u{20DD}"] {
            let marks = String(repeating: mark, count: 1 << 17)
            #expect(analyzer.words(of: "a\(marks)b c").last?.folded == "c")
            #expect(analyzer.words(of: "猫\(marks) c").last?.folded == "c")
            #expect(analyzer.words(of: marks) == [])
        }
    }
}
