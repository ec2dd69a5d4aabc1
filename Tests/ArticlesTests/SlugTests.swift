import Articles
import ArticlesConformance
import Testing

@Suite struct SlugTests {
    @Test(arguments: [
        ("Summit called off – for now", "summit-called-off-for-now"),
        ("Ünïcödé Straße & Ærøskøbing", "unicode-strasse-aeroskobing"),
        ("  --Hello,   World!--  ", "hello-world"),
        ("Привет, мир", "привет-мир"),
        ("Й и Ё", "й-и-ё"),
        ("日本 2020", "日本-2020"),
        ("ﬁne ① Ｗｉｄｅ", "fine-1-wide"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("İstanbul Iğdır", "istanbul-igdir"),
        ("😀 🎉", "article"),
        ("", "article"),
        ("\u{301}\u{302}", "article"),
        ("Cafe\u{301}", "cafe"),
        ("Donau\u{AD}dampf\u{200B}schiff", "donaudampfschiff"),
        ("\u{FEFF}a\u{2060}b \u{200E}c\u{202C}\u{E0001}", "ab-c"),
        ("می\u{200C}خواهم", "میخواهم"),
        ("葛\u{E0100}城", "葛城"),
        ("\u{AD}\u{200B}", "article"),
        ("don't stop", "don-t-stop"),
        ("019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e", "article-019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"),
    ])
    func `a slug is made of a title`(_ title: String, _ slug: String) {
        #expect(Slug(making: title).text.hasSameBytes(as: slug))
    }

    @Test func `a made slug is valid, and making it again changes nothing`() {
        var random = SplitMix64(seed: 42)
        for _ in 0..<3_000 {
            let scalars = (0..<Int.random(in: 1...40, using: &random)).compactMap { _ in
                Unicode.Scalar(UInt32.random(in: 0...0x2_FFFF, using: &random))
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars)
            let slug = Slug(making: String(view))
            #expect(Slug(slug.text) == slug, "\(scalars.map { String($0.value, radix: 16) })")
            #expect(slug.text.unicodeScalars.count <= Slug.maximumLength)
        }
    }

    @Test(arguments: ["", "A", "a--b", "-a", "a-", "a b", "é", "a_b", "019341f2-7c1e-7b5a-9d0e-3f1c2b4a5d6e"])
    func `a text of another form is no slug`(_ text: String) {
        #expect(Slug(text) == nil)
    }

    @Test func `a long title is cut at 96 characters, without a hyphen at the end`() {
        let slug = Slug(making: String(repeating: "abcdefg ", count: 30))
        #expect(slug.text.unicodeScalars.count <= 96)
        #expect(!slug.text.hasSuffix("-"))
        #expect(slug.numbered(12).text.hasSuffix("-12"))
        #expect(slug.numbered(12).text.unicodeScalars.count <= 96)
        #expect(Slug(slug.numbered(12).text) != nil)
    }
}
