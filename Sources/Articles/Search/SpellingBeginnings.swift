/// How a word may begin that was mistyped: by these beginnings near words are looked for.
///
/// The half of it that is right is a beginning of its own, or what is left of the word when one edit in the first half is taken back.
struct SpellingBeginnings {
    private let letters: [Unicode.Scalar]
    /// So many of the first letters are searched for as they are; an edit among them is taken back.
    private let length: Int

    /// The most beginnings of one search.
    private static let groupSize = 96
    /// Of so many first letters each beginning has a search of its own.
    private static let likeliest = 3

    init(of word: String) {
        letters = Array(word.unicodeScalars)
        length = max(2, (letters.count + 1) / 2)
    }

    /// The beginnings, those of one search together; the first are the likeliest.
    ///
    /// As it is typed; with two letters in the other order, or one too many; with another letter; with one missing.
    var groups: [[String]] {
        var known = Set<[Unicode.Scalar]>()
        let reordered = reordered
        let first = reordered.prefix(2 * Self.likeliest).map { [$0] }
        let starts =
            [[Array(letters.prefix(length))]] + first
            + [Array(reordered.dropFirst(2 * Self.likeliest)), replaced, completed]
        return starts.flatMap { starts -> [[String]] in
            let new = starts.filter { $0.count > 1 && known.insert($0).inserted }
                .map { String(String.UnicodeScalarView($0)) }
            return stride(from: 0, to: new.count, by: Self.groupSize).map {
                Array(new[$0..<min(new.count, $0 + Self.groupSize)])
            }
        }
    }

    /// With two neighbouring letters swapped, or without one. Short, as a long word may be mistyped twice.
    private var reordered: [[Unicode.Scalar]] {
        (0..<max(0, min(length, letters.count - 1))).flatMap { index in
            var swapped = letters
            swapped.swapAt(index, index + 1)
            var shorter = letters
            shorter.remove(at: index)
            return [
                Array(swapped.prefix(max(length, index + 2))), Array(shorter.prefix(max(length, index + 1))),
            ]
        }
    }

    /// With another letter of the alphabet in place of one: nearly the whole word, so that few begin so.
    private var replaced: [[Unicode.Scalar]] {
        (0..<max(0, min(length, letters.count - 1))).flatMap { index in
            alphabet.compactMap { letter in
                guard letter != letters[index] else { return nil }
                return Array(letters[..<index]) + [letter] + Array(letters[(index + 1)...].dropLast())
            }
        }
    }

    /// With a letter more.
    private var completed: [[Unicode.Scalar]] {
        (0..<min(length, letters.count)).flatMap { index in
            alphabet.map { Array(letters[..<index]) + [$0] + Array(letters[index...].dropLast()) }
        }
    }

    /// The letters that may stand beside the first one; none of a script without an alphabet as short as that.
    private var alphabet: [Unicode.Scalar] {
        guard let first = letters.first else { return [] }
        let range = Self.alphabets.first { $0.contains(first.value) } ?? 0..<0
        return range.compactMap(Unicode.Scalar.init)
    }

    /// Latin, Greek, Cyrillic, Armenian, Hebrew, Arabic, Georgian: letters without accents, in which words are compared.
    private static let alphabets: [Range<UInt32>] = [
        0x61..<0x7B, 0x3B1..<0x3CA, 0x430..<0x450, 0x561..<0x587, 0x5D0..<0x5EB, 0x621..<0x64B,
        0x10D0..<0x10F1,
    ]
}
