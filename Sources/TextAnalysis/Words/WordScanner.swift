/// Reads the words of a text in one pass, folded, without a copy of the text.
///
/// Letters follow each other in a word; anything else, or a change between spaced and spaceless
/// letters, ends it. `'s` at the end of a word is not read.
struct WordScanner {
    /// The most Unicode scalars of a word; the rest of a longer one is not read.
    static let maximumScalars = 64

    /// The most Unicode scalars of a letter of a script without spaces, marks included.
    static let maximumUnitScalars = 8

    /// Where a word stands, while it is read.
    private struct Extent {
        let start: Int
        /// Behind its last letter or mark.
        var end: Int
        /// Behind the last one that is kept.
        var cut: Int
        /// Of letters and marks.
        var count = 0
        /// Whether each could be folded by itself.
        var isPlain = true

        init(start: Int) {
            (self.start, end, cut) = (start, start, start)
        }
    }

    /// What is done with each word, its range of UTF-8 in the text and what stands next to it; whether to go on.
    typealias Take = (borrowing Span<UInt8>, Range<Int>, Word.Kind, WordContext) -> Bool

    private let table = FoldingTable.shared
    private let keepsDotless: Bool
    private var folded: [UInt8] = []
    /// Where the last word ended.
    private var lastEnd = -1

    /// A scanner; `keepsDotless` tells I and ı apart from İ and i.
    init(keepsDotless: Bool) {
        self.keepsDotless = keepsDotless
        folded.reserveCapacity(4 * Self.maximumScalars)
    }

    /// Hands on each word, folded, with the range of its UTF-8 in the text, in order of their starts, until
    /// `take` returns false.
    mutating func scan(_ text: String, _ take: Take) {
        let bytes = text.utf8.span
        var at = 0
        lastEnd = -1
        var goesOn = true
        while goesOn, at < bytes.count {
            let byte = bytes[at]
            if byte < 0x80 {
                if Self.asciiFolded(byte) == 0 { at += 1 } else { goesOn = word(bytes, &at, take) }
                continue
            }
            let (scalar, length) = Self.scalar(bytes, at)
            switch table.scalarClass(of: scalar) {
            case .separator, .mark, .ignorable: at += length
            case .letter: goesOn = word(bytes, &at, take)
            case .spaceless: goesOn = run(bytes, &at, take)
            case .symbol: goesOn = symbol(bytes, &at, take)
            }
        }
    }

    /// Reads the word that starts at `at`, and moves behind it.
    private mutating func word(_ bytes: borrowing Span<UInt8>, _ at: inout Int, _ take: Take) -> Bool {
        var extent = Extent(start: at)
        var context = WordContext(link: Self.link(bytes, from: lastEnd, to: at))
        folded.removeAll(keepingCapacity: true)
        while at < bytes.count {
            let goesOn =
                bytes[at] < 0x80 ? readASCII(bytes, &at, &extent) : readScalar(bytes, &at, &extent)
            if !goesOn { break }
        }
        context.ending = readEnding(bytes, &at, letters: extent.count)
        lastEnd = extent.end
        context.isOpen = context.ending == .none && Self.isOpen(bytes, extent.end)
        fold(bytes, extent)
        return folded.isEmpty || take(folded.span, extent.start..<extent.end, .word, context)
    }

    /// Reads ASCII letters and digits; whether the word can go on.
    private mutating func readASCII(
        _ bytes: borrowing Span<UInt8>, _ at: inout Int, _ extent: inout Extent
    ) -> Bool {
        while at < bytes.count, bytes[at] < 0x80 {
            let lower = Self.asciiFolded(bytes[at])
            if lower == 0 { return false }
            if extent.count < Self.maximumScalars {
                if keepsDotless, bytes[at] == UInt8(ascii: "I") {
                    folded.append(contentsOf: String(Folding.dotlessI).utf8)
                } else {
                    folded.append(lower)
                }
                extent.cut = at + 1
            }
            at += 1
            extent.count += 1
            extent.end = at
        }
        return true
    }

    /// Reads another scalar; whether it is of the word.
    private mutating func readScalar(
        _ bytes: borrowing Span<UInt8>, _ at: inout Int, _ extent: inout Extent
    ) -> Bool {
        let (scalar, length) = Self.scalar(bytes, at)
        switch table.scalarClass(of: scalar) {
        case .separator, .spaceless, .symbol:
            return false
        case .ignorable:
            at += length
        case .letter, .mark:
            at += length
            if extent.count < Self.maximumScalars {
                extent.isPlain = extent.isPlain && append(scalar)
                extent.cut = at
            }
            extent.count += 1
            extent.end = at
        }
        return true
    }

    /// Reads the run of spaceless letters that starts at `at`, and moves behind it.
    private mutating func run(_ bytes: borrowing Span<UInt8>, _ at: inout Int, _ take: Take) -> Bool {
        var range = unit(bytes, &at)
        var last = folded
        var isAlone = true
        while at < bytes.count, Self.isSpaceless(bytes, at, table) {
            let next = unit(bytes, &at)
            last.append(contentsOf: folded)
            guard take(last.span, range.lowerBound..<next.upperBound, .pair, WordContext()) else {
                return false
            }
            last.removeAll(keepingCapacity: true)
            last.append(contentsOf: folded)
            (range, isAlone) = (next, false)
        }
        return last.isEmpty || take(last.span, range, isAlone ? .pair : .tail, WordContext())
    }

    /// Reads the emoji that starts at `at`, of a flag both letters, and moves behind it.
    private mutating func symbol(_ bytes: borrowing Span<UInt8>, _ at: inout Int, _ take: Take) -> Bool {
        let start = at
        let (first, length) = Self.scalar(bytes, at)
        at += length
        if ScalarClass.isRegionalIndicator(first), at < bytes.count {
            let (second, length) = Self.scalar(bytes, at)
            if ScalarClass.isRegionalIndicator(second) { at += length }
        }
        folded.removeAll(keepingCapacity: true)
        for index in start..<at { folded.append(bytes[index]) }
        return take(folded.span, start..<at, .symbol, WordContext())
    }

    /// Reads one spaceless letter with its marks into `folded`.
    private mutating func unit(_ bytes: borrowing Span<UInt8>, _ at: inout Int) -> Range<Int> {
        var extent = Extent(start: at)
        folded.removeAll(keepingCapacity: true)
        let (letter, length) = Self.scalar(bytes, at)
        extent.isPlain = append(letter)
        at += length
        (extent.end, extent.cut, extent.count) = (at, at, 1)
        while at < bytes.count, bytes[at] >= 0x80 {
            let (scalar, length) = Self.scalar(bytes, at)
            let scalarClass = table.scalarClass(of: scalar)
            guard scalarClass == .mark || scalarClass == .ignorable else { break }
            at += length
            guard scalarClass == .mark else { continue }
            if extent.count < Self.maximumUnitScalars {
                extent.isPlain = extent.isPlain && append(scalar)
                extent.cut = at
            }
            extent.count += 1
            extent.end = at
        }
        fold(bytes, extent)
        return extent.start..<extent.end
    }

    /// Appends the folding of a scalar; false when `Folding` must see the whole.
    private mutating func append(_ scalar: Unicode.Scalar) -> Bool {
        if keepsDotless, scalar == Folding.dotlessI {
            folded.append(contentsOf: String(scalar).utf8)
            return true
        }
        var packed = table.bytes(of: scalar)
        if packed == 0 { return false }
        while packed != 0 {
            folded.append(UInt8(packed & 0xFF))
            packed >>= 8
        }
        return true
    }

    /// Leaves what was read in `folded`.
    private mutating func fold(_ bytes: borrowing Span<UInt8>, _ extent: Extent) {
        guard !extent.isPlain else { return }
        let text = Folding.folded(Self.text(bytes, extent.start..<extent.cut), keepsDotless: keepsDotless)
        folded.removeAll(keepingCapacity: true)
        folded.append(contentsOf: text.utf8)
    }
}
