internal import Articles

/// A search query in the syntax of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax).
struct MatchExpression {
    /// The text.
    let text: String

    /// `nil` when nothing can match.
    init?(_ query: SearchQuery) {
        let branches = Self.distinct(query.branches.compactMap(Self.text(of:)))
        guard !branches.isEmpty else { return nil }
        text = Self.joined(branches, by: "OR")
    }

    private static func text(of branch: SearchQuery.Branch) -> String? {
        var groups: [String] = []
        for group in branch.required {
            let terms = distinct(group.compactMap(text(of:)))
            if terms.isEmpty { return nil }
            groups.append(joined(terms, by: "OR"))
        }
        guard !groups.isEmpty else { return nil }
        let required = joined(distinct(groups), by: "AND")
        let excluded = distinct(branch.excluded.compactMap(text(of:)))
        return excluded.isEmpty ? required : "(\(required) NOT \(joined(excluded, by: "OR")))"
    }

    private static func text(of term: SearchTerm) -> String? {
        switch term {
        case .key(let key): return quoted(key)
        case .prefix(let start): return quoted(start).map { "\($0) *" }
        case .phrase(let keys):
            let quoted = keys.compactMap(quoted)
            guard !keys.isEmpty, quoted.count == keys.count else { return nil }
            return "words : \(quoted.joined(separator: " + "))"
        }
    }

    /// `nil` for what is no token of the index, and so is not there.
    private static func quoted(_ token: String) -> String? {
        let isHidden = token.utf8.starts(with: SearchDocument.hiddenSign.utf8)
        let isToken = token.utf8.dropFirst(isHidden ? 1 : 0).allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF,
                UInt8(ascii: "_"), UInt8(ascii: "#"):
                true
            case _: false
            }
        }
        return isToken && token.utf8.count > (isHidden ? 1 : 0) ? "\"\(token)\"" : nil
    }

    private static func joined(_ texts: [String], by word: String) -> String {
        texts.count == 1 ? texts[0] : "(\(texts.joined(separator: " \(word) ")))"
    }

    /// Each text once.
    private static func distinct(_ texts: [String]) -> [String] {
        guard texts.count > 1 else { return texts }
        var seen = Set<[UInt8]>()
        return texts.filter { seen.insert(Array($0.utf8)).inserted }
    }
}
