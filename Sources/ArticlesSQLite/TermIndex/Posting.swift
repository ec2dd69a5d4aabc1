internal import Articles

/// A posting: one article of a term, with its weight.
struct Posting: Hashable, Comparable, Sendable {
    /// 255 less the weight: the heaviest come first.
    let inverse: UInt8
    let article: ArticleID

    /// How many bytes it takes.
    static let size = 17

    init(inverse: UInt8, article: ArticleID) {
        self.inverse = inverse
        self.article = article
    }

    /// Reads `size` bytes.
    init(_ bytes: UnsafeRawBufferPointer) {
        inverse = unsafe bytes[0]
        article = unsafe StoredID(UnsafeRawBufferPointer(rebasing: bytes[1..<Self.size])).id
    }

    func append(to bytes: inout [UInt8]) {
        bytes.append(inverse)
        for half in [article.high, article.low] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: half >> shift))
            }
        }
    }

    static func < (left: Self, right: Self) -> Bool {
        left.inverse == right.inverse ? left.article < right.article : left.inverse < right.inverse
    }
}

/// A posting with its term.
struct TermPosting: Comparable {
    /// The term and the rules it is of, as one number.
    let term: Int64
    let posting: Posting

    init(term: Int64, posting: Posting) {
        self.term = term
        self.posting = posting
    }

    /// The posting that a term number encodes for an article.
    init(number: Int64, article: ArticleID) {
        term = number >> 8
        posting = Posting(inverse: UInt8(truncatingIfNeeded: number), article: article)
    }

    static func < (left: Self, right: Self) -> Bool {
        left.term == right.term ? left.posting < right.posting : left.term < right.term
    }
}
