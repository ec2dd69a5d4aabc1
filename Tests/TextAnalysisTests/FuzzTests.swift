import Foundation
import Testing
import TextAnalysis

@Suite("Any text")
struct FuzzTests {
    private static let languages = ["en", "tr", "ru", "ar", "ja", "hi", "el", "xx"].map { Language(code: $0) }

    /// Scalars that meet in trouble: letters, marks, joiners, direction, scripts, quotes, astral planes.
    private static let awkward: [Unicode.Scalar] = Array(
        """
        aAzIıİiſßSs'’ʼ09٣½²Ⅷﬁ\u{301}\u{307}\u{345}\u{AD}\u{200B}\u{200C}\u{200D}\u{200F}\u{FEFF}\u{FE0F}ΣςжЖ
        猫あｶ\u{FF9E}ー々한\u{1112}\u{1161}\u{11AB}ไ\u{E33}മค\u{E49}क\u{94D}ष\u{BBF}👩🏽#_-. \u{0}\u{FFFD}\u{10FFFF}\u{E0001}
        """.unicodeScalars)

    @Test func `has words inside of it, in order, folded for good`() async {
        var random = Generator(seed: 1)
        for number in 0..<10_000 {
            // Others wait for the thread, and for their deadlines.
            if number % 64 == 0 { await Task.yield() }
            let text = Self.text(number, using: &random)
            let language = Self.languages[number % Self.languages.count]
            let words = TextAnalyzer(language: language).words(of: text)
            #expect(words == TextAnalyzer(language: language).words(of: text))
            var start = 0
            for word in words {
                let note: Comment = "\(text.debugDescription) \(word.folded.debugDescription) \(language)"
                #expect(word.range.lowerBound >= start, note)
                #expect(word.range.upperBound <= text.utf8.count, note)
                #expect(!word.range.isEmpty && !word.folded.isEmpty && !word.stem.isEmpty, note)
                if word.kind == .word, language.code != "tr" {
                    let source = String(decoding: Array(text.utf8)[word.range], as: UTF8.self)
                        .unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
                    let whole = TextAnalyzer.folded(String(String.UnicodeScalarView(source)))
                    #expect(whole.utf8.elementsEqual(word.folded.utf8), note)
                }
                let again = TextAnalyzer.folded(word.folded)
                #expect(again.utf8.elementsEqual(word.folded.utf8), note)
                start = word.range.lowerBound
            }
        }
    }

    @Test func `has keys that any storage can hold and ask for`() async {
        var random = Generator(seed: 2)
        for number in 0..<5_000 {
            if number % 64 == 0 { await Task.yield() }
            let text = Self.text(number, using: &random)
            let language = Self.languages[number % Self.languages.count].searched
            let indexed = TextAnalyzer(language: language).indexed([text, "", text])
            let note: Comment = "\(text.debugDescription) \(language)"
            let texts = indexed.keys + indexed.forms + indexed.names
            #expect(Set(texts.map { Array($0.utf8) }).count == texts.count, note)
            for scalar in texts.joined().unicodeScalars {
                let isSafe =
                    !scalar.isASCII || ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
                    || scalar == "_"
                #expect(isSafe && !scalar.properties.isWhitespace && !Self.isControl(scalar), note)
            }
            #expect(indexed.keys.allSatisfy { $0.hasSuffix("_3" + language.code) }, note)
            #expect(indexed.sequence.allSatisfy { $0 < indexed.keys.count && $0 >= IndexedText.gap }, note)
            let counted = TextAnalyzer(language: language).searchText(of: text).words.count
            #expect(indexed.sequence.count { $0 != IndexedText.gap } <= 2 * counted, note)
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .control
    }

    /// The list beside the checkout, which is no part of it.
    private static let naughty = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/data/naughty-strings/blns.json")

    @Test(
        .enabled("the naughty strings are not there") {
            FileManager.default.fileExists(atPath: naughty.path())
        })
    func `of the list of naughty strings is read the same twice`() throws {
        let data = try Data(contentsOf: Self.naughty)
        for text in try JSONDecoder().decode([String].self, from: data) {
            for language in Self.languages {
                let analyzer = TextAnalyzer(language: language)
                let content = TextContent(title: text, excerpt: text, body: text)
                #expect(analyzer.words(of: text) == analyzer.words(of: text))
                #expect(analyzer.counts(of: content) == analyzer.counts(of: content))
            }
        }
    }

    private static func text(_ number: Int, using random: inout Generator) -> String {
        let length = Int.random(in: 0...40, using: &random)
        switch number % 4 {
        case 0:
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            return String(decoding: bytes, as: UTF8.self)
        case 1:
            let values = (0..<length).map { _ in UInt32.random(in: 0...0x1_FFFF, using: &random) }
            return String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
        case 2:
            let block = UInt32(0x80 * Int.random(in: 0...0x6F, using: &random))
            let values = (0..<length).map { _ in block + UInt32.random(in: 0..<0x80, using: &random) }
            return String(String.UnicodeScalarView(values.compactMap(Unicode.Scalar.init)))
        default:
            let scalars = (0..<length).compactMap { _ in awkward.randomElement(using: &random) }
            return String(String.UnicodeScalarView(scalars))
        }
    }
}
