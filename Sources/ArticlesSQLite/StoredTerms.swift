internal import Articles
internal import Foundation
internal import TextAnalysis

/// The leading terms of an article as they are stored: a number of eight bytes for each, the weight in its
/// low 16 bits.
struct StoredTerms: Equatable {
    /// The rules that they are of.
    let version: Int
    /// The terms, in their order.
    let numbers: [Int64]

    init(_ analysis: ArticleAnalysis) {
        version = analysis.version
        numbers = analysis.leadingTerms.map { $0.id.number << 16 | Int64($0.weight & 0xFFFF) }
    }

    /// Reads what was stored.
    init(version: Int, data: Data) throws {
        guard data.count % 8 == 0 else { throw MalformedRow(column: "terms") }
        self.version = version
        let bytes = [UInt8](data)
        numbers = stride(from: 0, to: bytes.count, by: 8).map { start in
            bytes[start..<start + 8].reduce(0) { $0 << 8 | Int64($1) }
        }
    }

    /// The bytes to store.
    var data: Data {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(numbers.count * 8)
        for number in numbers {
            for shift in stride(from: Int64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: number >> shift))
            }
        }
        return Data(bytes)
    }

    /// The numbers that others have not, as a JSON array; `nil` when there are none.
    func json(besides others: StoredTerms? = nil) -> String? {
        var numbers = numbers
        if let others, others.version == version {
            let known = Set(others.numbers)
            numbers.removeAll(where: known.contains)
        }
        guard !numbers.isEmpty else { return nil }
        return "[" + numbers.map { String($0) }.joined(separator: ",") + "]"
    }
}
