import Testing

@testable import TextAnalysis

@Suite("Folding")
struct FoldingTests {
    @Test func `is idempotent for every scalar`() {
        for scalar in Self.scalars {
            let folded = Folding.folded(String(scalar))
            #expect(Folding.folded(folded).utf8.elementsEqual(folded.utf8), "U+\(hex(scalar))")
        }
    }

    @Test func `of letters one by one is that of the whole`() {
        let table = FoldingTable.shared
        for scalar in Self.scalars {
            let packed = table.bytes(of: scalar)
            #expect(table.scalarClass(of: scalar) == ScalarClass(scalar))
            guard packed != 0 else { continue }
            let bytes = (0..<4).map { UInt8(truncatingIfNeeded: packed >> UInt32(8 * $0)) }.filter { $0 > 0 }
            #expect(bytes == Array(Folding.folded(String(scalar)).utf8), "U+\(hex(scalar))")
        }
    }

    @Test(arguments: [
        ("ÉTÉ", "e\u{301}te\u{301}"), ("Straße", "STRASSE"), ("ẞ", "ß"), ("ﬁx", "FIX"), ("ΟΔΟΣ", "οδος"),
        ("ΟΔΟΣ", "οδοσ"), ("ǅ", "dž"), ("Ｗｉｄｅ", "wide"), ("İZMİR", "izmir"), ("ISPARTA", "ısparta"),
        ("ｶﾞ", "ガ"), ("٢٠٢٤", "2024"), ("२०२४", "2024"), ("ᾳ", "αι"), ("한", "한"), ("K", "k"),
    ])
    func `is one for spellings of one word`(_ one: String, _ other: String) {
        #expect(TextAnalyzer.folded(one).utf8.elementsEqual(TextAnalyzer.folded(other).utf8))
    }

    @Test(arguments: [("é", "e"), ("ł", "l"), ("œ", "oe"), ("й", "и"), ("ガ", "カ"), ("ا", "أ")])
    func `keeps what makes other letters`(_ one: String, _ other: String) {
        #expect(TextAnalyzer.folded(one) != TextAnalyzer.folded(other))
    }

    /// Every assigned scalar; of the ideographs, which are all alike, each thirty-first.
    private static var scalars: some Sequence<Unicode.Scalar> {
        (0...0x10FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init).filter { scalar in
            let category = scalar.properties.generalCategory
            return category != .unassigned && category != .privateUse
                && (!scalar.properties.isUnifiedIdeograph || scalar.value % 31 == 0)
        }
    }

    private func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16) }
}
