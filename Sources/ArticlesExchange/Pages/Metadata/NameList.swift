import Articles

/// The names of authors in a row, with what stands behind them: offices, papers, places.
struct NameList {
    private(set) var names: [String] = []
    private(set) var hasRole = false
    private(set) var end: Int

    private let scanner: DateScanner
    private let isIntroduced: Bool

    /// `nil` when what begins there is no name.
    init?(_ scanner: DateScanner, from start: Int, isIntroduced: Bool) {
        self.scanner = scanner
        self.isIntroduced = isIntroduced
        end = start
        guard read(isIntroduced) else { return nil }
    }

    private var tokens: [MetaToken] { scanner.tokens }

    private mutating func read(_ isIntroduced: Bool) -> Bool {
        var joint = Joint.first
        while true {
            let words = nextWords()
            guard take(words, joint, isIntroduced) else {
                return !names.isEmpty && joint != .first && words.isEmpty
            }
            end += words.count
            skipPlace()
            guard let next = nextJoint() else { return true }
            joint = next
        }
    }

    private enum Joint { case first, comma, conjunction, and }

    private func nextWords() -> [MetaToken] {
        var index = end
        while index < tokens.count, !isStop(index), conjunctionEnd(index) == nil { index += 1 }
        return Array(tokens[end..<index])
    }

    private func isStop(_ index: Int) -> Bool {
        guard tokens[index].kind == .word else { return true }
        if index > end, prepositionEnd(index) != nil { return true }
        if scanner.date(at: index) != nil || scanner.clock(at: index) != nil { return true }
        if tokens[index].text.first?.isNumber ?? false { return true }
        let isLabel =
            MetaPhrases.published.end(in: tokens, at: index) ?? MetaPhrases.updated.end(in: tokens, at: index)
        return index > end && isLabel != nil
    }

    /// Where a conjunction ends that stands between two names: one at the very front is a name.
    private func conjunctionEnd(_ index: Int) -> Int? {
        guard index > end else { return nil }
        return conjunctions.end(in: tokens, at: index)
    }

    private mutating func take(_ words: [MetaToken], _ joint: Joint, _ isIntroduced: Bool) -> Bool {
        switch joint {
        case .first:
            if PersonName.isRole(words), !isIntroduced { return false }
            let isName = PersonName.isName(words, atLeast: isIntroduced ? 1 : 2)
            let isAccount = isIntroduced && words.count == 1 && words.allSatisfy { Self.isAccount($0.text) }
            guard isName || isAccount,
                isIntroduced || !PersonName.isOrganisation(words) && !PersonName.beginsPhrase(words)
            else { return false }
            append(words)
            return true
        case .conjunction:
            guard PersonName.isName(words, atLeast: 1) else { return false }
            if words.count == 1, let last = names.popLast() {
                names.append("\(last) \(tokens[end - 1].text) \(words[0].text)")
            } else {
                append(words)
            }
            return true
        case .and:
            guard PersonName.isName(words, atLeast: 1) else { return false }
            if !PersonName.isRole(words), !PersonName.isOrganisation(words) { append(words) }
            return true
        case .comma:
            if PersonName.isRole(words) {
                hasRole = true
                return true
            }
            if PersonName.isOrganisation(words) || words.count == 1 { return true }
            guard PersonName.isName(words, atLeast: 2) else { return words.count <= 4 && !words.isEmpty }
            append(words)
            return true
        }
    }

    private mutating func append(_ words: [MetaToken]) {
        let name = words.map(\.text).joined(separator: " ")
        if !names.contains(name) { names.append(name) }
    }

    private var conjunctions: MetaPhrases {
        isIntroduced ? MetaPhrases.conjunctions : MetaPhrases.plainConjunctions
    }

    /// Where a preposition ends; `à` without its mark is the letter of a name.
    private func prepositionEnd(_ index: Int) -> Int? {
        if index < tokens.count, tokens[index].text == "à" { return index + 1 }
        let prepositions = isIntroduced ? MetaPhrases.prepositions : MetaPhrases.placePrepositions
        return prepositions.end(in: tokens, at: index)
    }

    /// `in Lisbon`, `for the Courier`.
    private mutating func skipPlace() {
        guard let next = prepositionEnd(end) else { return }
        var index = next
        while index < tokens.count, !isStop(index), conjunctionEnd(index) == nil, index - next < 5 {
            index += 1
        }
        if index > next { end = index }
    }

    private mutating func nextJoint() -> Joint? {
        guard end < tokens.count else { return nil }
        if tokens[end].kind == .comma {
            var next = end + 1
            if next < tokens.count, let behind = conjunctions.end(in: tokens, at: next) {
                next = behind
            }
            guard next < tokens.count, tokens[next].kind == .word, scanner.date(at: next) == nil,
                scanner.clock(at: next) == nil, !(tokens[next].text.first?.isNumber ?? false),
                MetaPhrases.published.end(in: tokens, at: next) == nil,
                MetaPhrases.updated.end(in: tokens, at: next) == nil
            else { return nil }
            let isComma = next == end + 1
            end = next
            return isComma ? .comma : .and
        }
        guard let next = conjunctions.end(in: tokens, at: end), next < tokens.count else {
            return nil
        }
        let isShort = ["y", "e"].contains(tokens[end].key)
        end = next
        return isShort ? .conjunction : .and
    }

    /// The name of an account: `admin`.
    private static func isAccount(_ text: Substring) -> Bool {
        text.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
            && text.contains(where: \.isLetter)
            && !DateWords.connectors.contains(text.lowercased())
    }
}
