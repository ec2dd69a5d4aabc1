import Foundation

/// A function that reads what strangers send, with what must hold of it for any bytes.
struct FuzzTarget: Sendable, CustomStringConvertible {
    /// The name, as `make fuzz-code` takes it.
    let name: String
    /// The longest input that is tried, in bytes.
    let longest: Int
    /// Inputs to begin with.
    let seeds: [String]
    /// Texts that inputs of this kind hold.
    var words: [String] = []
    /// What is wrong with what becomes of an input; `nil` if nothing is.
    let fault: @Sendable ([UInt8]) -> String?

    var description: String { name }

    /// Every target.
    static let all: [FuzzTarget] = [
        slug, router, query, json, cursor, entityTag, search, idempotencyKey, rendering, markup, theme,
        wordPress, feed, ghost, frontMatter, page,
    ]
}

/// Collects what is wrong: the first of it.
struct Faults {
    private(set) var first: String?

    /// Notes a fault unless a condition holds.
    mutating func expect(_ holds: Bool, _ fault: @autoclosure () -> String) {
        if !holds, first == nil { first = fault() }
    }
}

extension FuzzTarget {
    /// A target that reads text; bytes that are no UTF-8 are none.
    init(
        text name: String, longest: Int, seeds: [String], words: [String] = [],
        expecting: @escaping @Sendable (String, inout Faults) -> Void
    ) {
        self.init(name: name, longest: longest, seeds: seeds, words: words) { bytes in
            guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
            var faults = Faults()
            expecting(text, &faults)
            return faults.first
        }
    }
}

extension String {
    /// Whether two texts have the same bytes; `==` takes canonically equivalent ones for equal.
    func hasBytes(of other: String) -> Bool { utf8.elementsEqual(other.utf8) }

    /// The text with everything percent-encoded but letters and digits of ASCII.
    var percentEncoded: String {
        utf8.map { byte in
            let isPlain =
                (0x61...0x7A).contains(byte | 0x20) && byte < 0x7B || (0x30...0x39).contains(byte)
            return isPlain
                ? String(UnicodeScalar(byte)) : (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
        }.joined()
    }
}
