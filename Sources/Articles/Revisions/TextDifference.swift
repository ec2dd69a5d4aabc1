/// A piece of a text that was changed.
public struct TextChange: Hashable, Sendable {
    /// What became of it.
    public enum Kind: String, Sendable {
        case equal
        case delete
        case insert
    }

    /// What became of it.
    public var kind: Kind
    /// The piece.
    public var text: String

    /// A piece.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

/// What differs between two texts, word by word: put together, what is equal or deleted is the first text, what is equal or
/// inserted the second one.
///
/// By the shortest edit script (E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986) of words, where there are
/// not too many for that: else of lines first, and of the words of lines that were replaced. What is too large even so is one
/// deletion and one insertion, so that time and memory are bounded whatever the texts are.
public struct TextDifference: Sendable {
    /// The pieces, in order; neighbours are of different kinds.
    public private(set) var changes: [TextChange] = []
    /// How many comparisons of words or lines there were at most: the square of the number of words that an edit script goes
    /// through, summed over the scripts.
    private(set) var cost = 0

    /// So much at most for one edit script: its memory grows with it, too.
    static let scriptLimit = 4_000_000
    /// So much at most for all of them.
    static let limit = 16_000_000

    /// What differs. Throws when the task is cancelled.
    public init(from old: String, to new: String) throws(ArticleError) {
        try addDifference(from: old[...], to: new[...], isOfLines: false)
    }

    /// Adds what differs: word by word, or of many words line by line first.
    private mutating func addDifference(
        from old: Substring, to new: Substring, isOfLines: Bool
    ) throws(ArticleError) {
        try WorkPool.checkCancellation()
        let ends = Self.commonEnds(of: old, new)
        add(.equal, ends.prefix)
        if let words = Self.words(of: ends.old), let others = Self.words(of: ends.new),
            addScript(from: words, to: others)
        {
        } else if !isOfLines, let lines = Self.lines(of: ends.old), let others = Self.lines(of: ends.new) {
            try addLines(from: lines, to: others)
        } else {
            add(.delete, ends.old)
            add(.insert, ends.new)
        }
        add(.equal, ends.suffix)
    }

    /// Adds the shortest edit script, if it does not take too long.
    private mutating func addScript(from old: [Substring], to new: [Substring]) -> Bool {
        guard !old.isEmpty, !new.isEmpty else {
            for word in old { add(.delete, word) }
            for word in new { add(.insert, word) }
            return true
        }
        let size = old.count + new.count
        // Of pieces there are so few that this can't overflow.
        guard size * size <= min(Self.scriptLimit, Self.limit - cost) else { return false }
        cost += size * size
        addShortest(from: old, to: new)
        return true
    }

    private mutating func addShortest(from old: [Substring], to new: [Substring]) {
        var numbers: [Word: Int] = [:]
        let (oldNumbers, newNumbers) = (Self.numbers(of: old, &numbers), Self.numbers(of: new, &numbers))
        var (removed, inserted) = (Set<Int>(), Set<Int>())
        for change in newNumbers.difference(from: oldNumbers) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if left < old.count, removed.contains(left) {
                add(.delete, old[left])
                left += 1
            } else if right < new.count, inserted.contains(right) {
                add(.insert, new[right])
                right += 1
            } else {
                add(.equal, old[left])
                left += 1
                right += 1
            }
        }
    }

    /// A number for each word, the same for the same words: comparing them is then cheap.
    private static func numbers(of words: [Substring], _ known: inout [Word: Int]) -> [Int] {
        var numbers: [Int] = []
        numbers.reserveCapacity(words.count)
        for word in words.lazy.map({ Word($0) }) {
            let number = known[word] ?? known.count
            known[word] = number
            numbers.append(number)
        }
        return numbers
    }

    /// Lines first, then the words of each run of lines that was replaced by another one.
    private mutating func addLines(from old: [Substring], to new: [Substring]) throws(ArticleError) {
        var lines = TextDifference()
        lines.cost = cost
        guard lines.addScript(from: old, to: new) else {
            for line in old { add(.delete, line) }
            for line in new { add(.insert, line) }
            return
        }
        cost = lines.cost
        var deleted = ""
        for change in lines.changes + [TextChange(.equal, "")] {
            switch change.kind {
            case .delete: deleted = change.text
            case .insert:
                try addDifference(from: deleted[...], to: change.text[...], isOfLines: true)
                deleted = ""
            case .equal:
                add(.delete, deleted[...])
                deleted = ""
                add(.equal, change.text[...])
            }
        }
    }

    private init() {}

    private mutating func add(_ kind: TextChange.Kind, _ text: Substring) {
        guard !text.isEmpty else { return }
        if changes.last?.kind == kind {
            changes[changes.count - 1].text += text
        } else {
            changes.append(TextChange(kind, String(text)))
        }
    }

    /// A word, which is the same as another one if it has its bytes.
    private struct Word: Hashable {
        let text: Substring

        init(_ text: Substring) {
            self.text = text
        }

        static func == (left: Word, right: Word) -> Bool { isSame(left.text, right.text) }

        func hash(into hasher: inout Hasher) {
            for byte in text.utf8 { hasher.combine(byte) }
        }
    }

    /// What two texts have in common at both ends, cut where a blank or a line ends or begins, and what lies between.
    private static func commonEnds(
        of old: Substring, _ new: Substring
    ) -> (prefix: Substring, old: Substring, new: Substring, suffix: Substring) {
        let (left, right) = (old.utf8, new.utf8)
        guard !left.elementsEqual(right) else { return (old, old[old.endIndex...], new[new.endIndex...], "") }
        var prefix = 0
        for (index, pair) in zip(left, right).enumerated() {
            guard pair.0 == pair.1 else { break }
            if isBlank(pair.0) { prefix = index + 1 }
        }
        var suffix = 0
        for (index, pair) in zip(left.dropFirst(prefix).reversed(), right.dropFirst(prefix).reversed())
            .enumerated()
        {
            guard pair.0 == pair.1 else { break }
            if isBlank(pair.0) { suffix = index + 1 }
        }
        let (start, end) = (
            left.index(left.startIndex, offsetBy: prefix), left.index(left.endIndex, offsetBy: -suffix)
        )
        let newStart = right.index(right.startIndex, offsetBy: prefix)
        let newEnd = right.index(right.endIndex, offsetBy: -suffix)
        return (old[..<start], old[start..<end], new[newStart..<newEnd], old[end...])
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A }

    private static func isSame(_ left: Substring, _ right: Substring) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }

    private static func lines(of text: Substring) -> [Substring]? {
        pieces(of: text) { byte, next in byte == UInt8(ascii: "\n") }
    }

    /// Words, and what is between them: each run of letters and digits of ASCII and of everything beyond, each run of blanks,
    /// and each other character.
    private static func words(of text: Substring) -> [Substring]? {
        pieces(of: text) { byte, next in kind(of: byte) != kind(of: next) || kind(of: byte) == 2 }
    }

    private static func kind(of byte: UInt8) -> Int {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: 0
        case 0x20, 0x09, 0x0A, 0x0D: 1
        case _: 2
        }
    }

    /// The pieces of a text, which ends behind each byte for which `isEnd` says so of it and the next one; `nil` if they are more
    /// than an edit script may go through.
    private static func pieces(of text: Substring, _ isEnd: (UInt8, UInt8) -> Bool) -> [Substring]? {
        var pieces: [Substring] = []
        let bytes = text.utf8
        var (start, index) = (text.startIndex, text.startIndex)
        while index < text.endIndex {
            let next = bytes.index(after: index)
            if next == text.endIndex || isEnd(bytes[index], bytes[next]) {
                guard pieces.count < 2_000 else { return nil }
                pieces.append(text[start..<next])
                start = next
            }
            index = next
        }
        return pieces
    }
}
