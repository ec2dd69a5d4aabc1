internal import Articles
internal import Foundation
internal import TextAnalysis

/// A search document as it is stored.
struct StoredDocument: Equatable {
    /// The end that all keys share, then the keys without it, with blanks between.
    var keys: String
    /// The marks with blanks between.
    var marks: String
    /// The words as places among the keys, from 1 on; 0 is a gap.
    var sequence: Data

    init(keys: String, marks: String, sequence: Data) {
        self.keys = keys
        self.marks = marks
        self.sequence = sequence
    }

    init(_ document: SearchDocument) {
        let end = Self.sharedEnd(of: document.keys)
        var keys = Array(end.utf8)
        for key in document.keys {
            keys.append(UInt8(ascii: " "))
            keys.append(contentsOf: key.utf8)
            keys.removeLast(end.utf8.count)
        }
        self.keys = String(decoding: keys, as: UTF8.self)
        marks = document.marks.joined(separator: " ")
        var sequence: [UInt8] = []
        sequence.reserveCapacity(document.sequence.count * 2)
        for place in document.sequence {
            var rest = UInt32(bitPattern: place &+ 1)
            while rest > 0x7F {
                sequence.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            sequence.append(UInt8(rest))
        }
        self.sequence = Data(sequence)
    }

    /// The end of the first key from its last underscore on, if all others end so too.
    private static func sharedEnd(of keys: [String]) -> String {
        guard let first = keys.first, let start = first.utf8.lastIndex(of: UInt8(ascii: "_")) else {
            return ""
        }
        let end = String(decoding: first.utf8[start...], as: UTF8.self)
        return keys.allSatisfy { $0.utf8.suffix(end.utf8.count).elementsEqual(end.utf8) } ? end : ""
    }

    /// The token for a gap in the indexed text.
    private static let gap = UInt8(ascii: ".")

    /// The words in their order, with blanks between.
    func words() throws -> String {
        let bytes = Array(keys.utf8)
        let parts = bytes.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        let (end, keys) = (parts[0], parts.dropFirst())
        var words: [UInt8] = []
        words.reserveCapacity(sequence.count * 8)
        var (place, shift) = (0, 0)
        for byte in sequence {
            guard shift < 28 else { throw MalformedRow(column: "sequence") }
            place |= Int(byte & 0x7F) << shift
            shift += 7
            guard byte < 0x80 else { continue }
            guard place <= keys.count else { throw MalformedRow(column: "sequence") }
            if place == 0 {
                words.append(Self.gap)
            } else {
                words.append(contentsOf: keys[place])
                words.append(contentsOf: end)
            }
            words.append(UInt8(ascii: " "))
            (place, shift) = (0, 0)
        }
        guard shift == 0 else { throw MalformedRow(column: "sequence") }
        return String(decoding: words, as: UTF8.self)
    }

    static func == (left: Self, right: Self) -> Bool {
        left.sequence == right.sequence && left.keys.hasSameBytes(as: right.keys)
            && left.marks.hasSameBytes(as: right.marks)
    }
}
