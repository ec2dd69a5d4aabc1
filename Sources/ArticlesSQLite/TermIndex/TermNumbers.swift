internal import Articles
internal import Foundation
internal import TextAnalysis

/// Leading terms of an article as they are stored: the rules, the term and the weight in one number.
struct TermNumbers {
    /// No number twice.
    var values: [Int64]

    init(_ values: [Int64]) {
        self.values = values
    }

    init(_ analysis: ArticleAnalysis) {
        values = analysis.leadingTerms.map { term in
            Self.term(term.id, version: analysis.version) << 8 | Int64(255 - min(max(term.weight, 1), 255))
        }
    }

    /// Reads what was stored.
    init(_ data: Data) throws {
        guard data.count % 8 == 0 else { throw MalformedRow(column: "numbers") }
        let count = data.count / 8
        values = unsafe data.withUnsafeBytes { bytes in
            (0..<count).map { index in
                unsafe Int64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: Int64.self))
            }
        }
    }

    /// The number of a term, of some version of the rules, without a weight.
    static func term(_ id: TermID, version: Int) -> Int64 { Int64(version) << 47 | id.number }

    /// The version of the rules that a number is of.
    static func version(of number: Int64) -> Int { Int(number >> 55) }

    /// All terms of a version.
    static func terms(ofVersion version: Int) -> ClosedRange<Int64> {
        let first = Int64(version) << 47
        return first...first + ((1 << 47) - 1)
    }

    /// The bytes to store.
    var data: Data {
        unsafe values.map(\.bigEndian).withUnsafeBytes { unsafe Data($0) }
    }
}
