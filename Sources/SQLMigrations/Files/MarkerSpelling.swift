/// What a comment is, when it is no marker: prose, or a marker that somebody misspelled.
///
/// A comment is a misspelled marker when it says “migrate” or “migration” (at most two letters off), then a
/// direction, and then nothing but options or words such as “section”: “-- MIGRATE:DOWN”,
/// “/* migrate down */”, “# migration: up”. Other words after that, or between, make it prose: “-- migrate users
/// to the new table”, “-- migrate down to one row each”.
enum MarkerSpelling: Hashable {
    case prose
    /// The marker that was meant.
    case nearly(String)
    /// No more than a direction: “-- Down”.
    case heading(isUp: Bool)

    var isMarker: Bool { if case .nearly = self { true } else { false } }

    init(_ comment: String) {
        let (words, separators) = Self.words(of: comment)
        self = Self.spelled(words, separators) ?? Self.heading(words) ?? .prose
    }

    private static func spelled(_ all: [String], _ separators: [String]) -> MarkerSpelling? {
        let skipped = all.prefix { leading.contains($0) }.count
        guard skipped < all.count else { return nil }
        let words = Array(all[skipped...])
        if let joined = joined(words[0]), words.dropFirst().allSatisfy(isTail) { return nearly(joined) }
        guard let kind = kind(of: words[0]) else { return nil }
        let separator = separators.indices.contains(skipped + 1) ? separators[skipped + 1] : ""
        guard words.count > 1 else {
            // “-- migrate:” and nothing behind it.
            return all.count == 1 && separators.last?.contains(":") == true ? .nearly("migrate:up") : nil
        }
        let isAttached = !separator.isEmpty && !separator.contains(" ")
        if let isUp = direction(words[1], mayBeMisspelled: separator.contains(":")),
            words.dropFirst(2).allSatisfy(isTail)
        {
            return nearly(isUp)
        }
        return isAttached && separator.contains(":") && kind == "migrate" ? .nearly("migrate:up") : nil
    }

    private static func nearly(_ isUp: Bool) -> MarkerSpelling { .nearly("migrate:\(isUp ? "up" : "down")") }

    private static func heading(_ words: [String]) -> MarkerSpelling? {
        guard let first = words.first, let isUp = directions[first] else { return nil }
        return words.dropFirst().allSatisfy(noise.contains) ? .heading(isUp: isUp) : nil
    }

    /// “migrateup” and “migratedown”.
    private static func joined(_ word: String) -> Bool? {
        ["migrate", "migration", "migrations"].lazy.compactMap { prefix -> Bool? in
            word.hasPrefix(prefix) ? directions[String(word.dropFirst(prefix.count))] : nil
        }.first
    }

    private static func kind(of word: String) -> String? {
        guard word.count >= 5 else { return nil }
        return ["migrate", "migration", "migrations"].first { $0.isWithin(2, of: word) }
    }

    private static func direction(_ word: String, mayBeMisspelled: Bool) -> Bool? {
        if let known = directions[word] { return known }
        guard mayBeMisspelled, (2...6).contains(word.count) else { return nil }
        if "down".isWithin(2, of: word), word.hasPrefix("d") || word.hasSuffix("own") { return false }
        return "up".isWithin(1, of: word) && word.hasPrefix("u") ? true : nil
    }

    private static func isTail(_ word: String) -> Bool {
        noise.contains(word) || word.contains("=") || options.contains(word)
    }

    private static let directions = [
        "up": true, "ups": true, "upgrade": true, "down": false, "downs": false, "downgrade": false,
        "undo": false, "rollback": false, "revert": false,
    ]
    private static let leading: Set = ["begin", "start", "section", "sql", "dbmate", "end"]
    private static let noise: Set = [
        "section", "part", "script", "block", "sql", "statement", "statements", "migration", "migrations",
        "begin", "begins", "start", "starts", "end", "ends", "here", "follows", "below",
    ]
    private static let options: Set = [
        "transaction", "true", "false", "lock_timeout", "contract", "out-of-order", "only", "squash-through",
        "allow",
    ]
}

extension MarkerSpelling {
    private static let firstWords = leading.union(directions.keys).union(ForeignTool.firstWords)

    /// Whether the word, of ASCII only, may be the first of something that is not prose.
    static func mayBegin(with word: ArraySlice<UInt8>) -> Bool {
        let letters = word.count { "migrateon".utf8.contains($0 | 0x20) }
        return word.count >= 5 && letters >= min(word.count, 7) - 2
            || firstWords.contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    /// The words in lower case, and what stands before each, blanks as one blank; invisible scalars count for
    /// nothing. The last separator is what follows the last word.
    private static func words(of text: String) -> (words: [String], separators: [String]) {
        var words: [String] = []
        var separators = [""]
        var isInWord = false
        for scalar in text.lowercased().unicodeScalars.prefix(300) {
            if scalar.properties.generalCategory == .format { continue }
            let isInside = isInWord && "=_-,".unicodeScalars.contains(scalar) && !isDirection(words.last)
            if scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || isInside && isOption(words) {
                if !isInWord {
                    words.append("")
                    separators.append("")
                }
                words[words.count - 1].unicodeScalars.append(scalar)
                isInWord = true
            } else {
                let sign = scalar.properties.isWhitespace ? " " : scalar == "：" ? ":" : scalar
                separators[separators.count - 1].unicodeScalars.append(sign)
                isInWord = false
            }
        }
        return (words, separators)
    }

    private static func isDirection(_ word: String?) -> Bool { word.map { directions[$0] != nil } ?? false }

    /// Behind a direction, `=`, `_`, `-` and `,` belong to an option.
    private static func isOption(_ words: [String]) -> Bool { words.dropLast().contains(where: isDirection) }
}

extension String {
    /// Whether so many letters left out, added, exchanged or swapped with the next make one of the other.
    fileprivate func isWithin(_ limit: Int, of other: String) -> Bool {
        let (left, right) = (Array(unicodeScalars), Array(other.unicodeScalars))
        guard abs(left.count - right.count) <= limit else { return false }
        var before: [Int] = []
        var row = Array(0...right.count)
        for i in left.indices {
            var next = [i + 1]
            for j in right.indices {
                var cost = Swift.min(row[j] + (left[i] == right[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    cost = Swift.min(cost, before[j - 1] + 1)
                }
                next.append(cost)
            }
            (before, row) = (row, next)
        }
        return row[right.count] <= limit
    }
}
