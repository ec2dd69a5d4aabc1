/// The folding of the scalars that can be folded one by one, for speed: Latin, Greek, Cyrillic, Hebrew
/// and Arabic letters without marks of their own, letters and signs of India's scripts, Kana, Hangul, Han.
struct FoldingTable: Sendable {
    /// Made once, from `Folding` itself.
    static let shared = FoldingTable()

    private static let low: Range<UInt32> = 0..<0x1100
    private static let high: Range<UInt32> = 0x1E00..<0x2000

    /// A scalar's class, and up to four bytes of UTF-8, the first one lowest; 0 when its neighbours must
    /// be seen, or more room is needed.
    private struct Entry {
        var bytes: UInt32
        var scalarClass: ScalarClass
    }

    private let entries: [Entry]

    private init() {
        entries = (Array(Self.low) + Array(Self.high)).map { value in
            guard let scalar = Unicode.Scalar(value) else {
                return Entry(bytes: 0, scalarClass: .separator)
            }
            let scalarClass = ScalarClass(scalar)
            return Entry(bytes: Self.bytes(of: scalar, scalarClass), scalarClass: scalarClass)
        }
    }

    /// The class of a scalar.
    func scalarClass(of scalar: Unicode.Scalar) -> ScalarClass {
        index(of: scalar.value).map { entries[$0].scalarClass } ?? ScalarClass(scalar)
    }

    /// The folded bytes of a scalar among others that have such bytes; 0 when `Folding` must see the word.
    func bytes(of scalar: Unicode.Scalar) -> UInt32 {
        let value = scalar.value
        if let index = index(of: value) { return entries[index].bytes }
        switch value {
        case 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC...0x30FE:
            return Self.utf8(of: scalar)
        default:
            return 0
        }
    }

    private func index(of value: UInt32) -> Int? {
        if Self.low.contains(value) { return Int(value) }
        return Self.high.contains(value) ? Int(value - Self.high.lowerBound + Self.low.upperBound) : nil
    }

    private static func bytes(of scalar: Unicode.Scalar, _ scalarClass: ScalarClass) -> UInt32 {
        switch scalarClass {
        case .separator, .ignorable, .symbol: return 0
        case .mark: guard staysApart(scalar) else { return 0 }
        case .letter, .spaceless: break
        }
        let folded = Folding.folded(String(scalar))
        let isPlain = folded.unicodeScalars.allSatisfy { ScalarClass($0) == scalarClass }
        guard isPlain, (1...4).contains(folded.utf8.count) else { return 0 }
        return folded.utf8.reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Whether a mark never composes with what stands before it, nor changes places: of combining class
    /// 0 or 9 (virama), and no second half of a canonical composition (DerivedNormalizationProps.txt,
    /// NFC_QC=Maybe).
    private static func staysApart(_ mark: Unicode.Scalar) -> Bool {
        let combiningClass = mark.properties.canonicalCombiningClass
        switch mark.value {
        case 0x9BE, 0x9D7, 0xB3E, 0xB56, 0xB57, 0xBBE, 0xBD7, 0xCC2, 0xCD5, 0xCD6, 0xD3E, 0xD57, 0xDCA,
            0xDCF, 0xDDF, 0x102E:
            return false
        default:
            return combiningClass == .notReordered || combiningClass == .virama
        }
    }

    /// The three bytes of a scalar of U+0800…U+FFFF.
    private static func utf8(of scalar: Unicode.Scalar) -> UInt32 {
        let value = scalar.value
        return (value >> 12 | 0xE0) | (value >> 6 & 0x3F | 0x80) << 8 | (value & 0x3F | 0x80) << 16
    }
}
