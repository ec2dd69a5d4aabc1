internal import Articles

/// Documents and queries as PostgreSQL reads them: `tsvector` and `tsquery`. Every lexeme is quoted, so none
/// means anything else.
struct SearchText {
    /// The most bytes of a query: PostgreSQL takes 1 MiB of lexemes.
    static let mostBytes = 1_000_000

    private var bytes: [UInt8] = []

    /// The text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The `tsvector` of a document: keys with their places, from 1 on, and marks without.
    init(_ document: SearchDocument) {
        var places = Array(repeating: [Int](), count: document.keys.count)
        for (place, key) in document.sequence.enumerated() where places.indices.contains(Int(key)) {
            places[Int(key)].append(place + 1)
        }
        bytes.reserveCapacity(document.sequence.count * 8 + (document.keys.count + document.marks.count) * 12)
        for (key, places) in zip(document.keys, places) {
            append(lexeme: key)
            for (number, place) in places.enumerated() {
                bytes.append(UInt8(ascii: number == 0 ? ":" : ","))
                bytes.append(contentsOf: String(place).utf8)
            }
            bytes.append(UInt8(ascii: " "))
        }
        for mark in document.marks {
            append(lexeme: mark)
            bytes.append(UInt8(ascii: " "))
        }
    }

    /// The `tsquery` of a query; `nil` when nothing can match. Throws `invalidQuery` for one that PostgreSQL
    /// would not take.
    init?(_ query: SearchQuery) throws(ArticleError) {
        let branches = query.branches.filter { branch in
            !branch.required.isEmpty && !branch.required.contains(where: \.isEmpty)
        }
        guard !branches.isEmpty else { return nil }
        append(branches[...], by: "|") { text, branch in
            var groups: [(terms: [SearchTerm], isExcluded: Bool)] = []
            var known = Set<[SearchTerm]>()
            for group in branch.required where known.insert(group).inserted { groups.append((group, false)) }
            for term in branch.excluded { groups.append(([term], true)) }
            text.append(groups[...], by: "&") { text, group in
                if group.isExcluded { text.bytes.append(UInt8(ascii: "!")) }
                text.append(group.terms[...], by: "|") { $0.append($1) }
            }
        }
        guard bytes.count <= Self.mostBytes else {
            throw .invalidQuery("q", "too_many", "must match the names of fewer tags")
        }
    }

    /// Joins in parentheses, by halves: PostgreSQL reads each level by a call of its own.
    private mutating func append<Element>(
        _ elements: ArraySlice<Element>, by sign: Unicode.Scalar, _ append: (inout Self, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: "("))
        if let only = elements.first, elements.count == 1 {
            append(&self, only)
        } else {
            let middle = elements.startIndex + elements.count / 2
            self.append(elements[..<middle], by: sign, append)
            bytes.append(UInt8(ascii: sign))
            self.append(elements[middle...], by: sign, append)
        }
        bytes.append(UInt8(ascii: ")"))
    }

    private mutating func append(_ term: SearchTerm) {
        switch term {
        case .key(let key):
            append(lexeme: key)
        case .prefix(let start):
            append(lexeme: start)
            bytes.append(contentsOf: ":*".utf8)
        case .phrase(let keys):
            for (number, key) in keys.enumerated() {
                if number > 0 { bytes.append(contentsOf: "<->".utf8) }
                append(lexeme: key)
            }
        }
    }

    private mutating func append(lexeme: String) {
        let (quote, escape) = (UInt8(ascii: "'"), UInt8(ascii: "\\"))
        bytes.append(quote)
        for byte in lexeme.utf8 {
            if byte == quote || byte == escape { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
