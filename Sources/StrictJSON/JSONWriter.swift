/// Writes JSON into a buffer, token by token: on hot paths `JSONEncoder` would cost eight times as much.
public struct JSONWriter: Sendable {
    /// What was written, UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// An empty text with room for `capacity` bytes.
    public init(capacity: Int = 1_024) {
        bytes.reserveCapacity(capacity)
    }

    /// Writes JSON that is known to be well-formed: punctuation, names, literals.
    public mutating func raw(_ text: StaticString) {
        text.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Writes JSON that was checked before.
    public mutating func raw(checked text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes bytes of JSON that were checked before.
    public mutating func raw(checked text: [UInt8]) {
        bytes.append(contentsOf: text)
    }

    /// Writes an integer.
    public mutating func number(_ number: Int) {
        if (0..<10).contains(number) {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number))
        } else {
            bytes.append(contentsOf: String(number).utf8)
        }
    }

    /// Writes `true` or `false`.
    public mutating func bool(_ value: Bool) {
        if value { raw("true") } else { raw("false") }
    }

    /// Writes a string whose characters need no escapes, as `append` adds them.
    public mutating func string(unescaped append: (inout [UInt8]) -> Void) {
        bytes.append(UInt8(ascii: "\""))
        append(&bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a string, or `null`.
    public mutating func string(_ text: String?) {
        guard var text else { return raw("null") }
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { unsafe escape($0) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes the elements with commas between them, in brackets.
    public mutating func array<Element>(
        _ elements: some Collection<Element>, _ write: (inout JSONWriter, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: "["))
        var isFirst = true
        for element in elements {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            write(&self, element)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// Writes a value without white space; numbers and order as they were read.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: raw("null")
        case .bool(let flag): bool(flag)
        case .number(let digits): raw(checked: digits)
        case .string(let text): string(text)
        case .array(let elements): array(elements) { $0.value($1) }
        case .object(let members):
            raw("{")
            for (index, member) in members.enumerated() {
                if index > 0 { raw(",") }
                string(member.name)
                raw(":")
                self.value(member.value)
            }
            raw("}")
        }
    }

    /// Copies runs that need no escape whole; looks at eight bytes at a time for one that does.
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        guard let base = text.baseAddress else { return }
        let raw = unsafe UnsafeRawPointer(base)
        var copied = 0
        var index = 0
        let count = text.count
        while index < count {
            if index + 8 <= count {
                let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if Self.needsNoEscape(word) {
                    index += 8
                    continue
                }
            }
            let byte = unsafe text[index]
            if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<index]))
                escape(byte)
                copied = index + 1
            }
            index += 1
        }
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<count]))
    }

    /// Whether none of the eight bytes is a control character, a quotation mark or a backslash
    /// ("Bit Twiddling Hacks", S. E. Anderson: determine if a word has a byte less than n).
    private static func needsNoEscape(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        let quotes = word ^ (ones &* 0x22)
        let slashes = word ^ (ones &* 0x5C)
        let controls = (word &- ones &* 0x20) & ~word
        let hits = controls | ((quotes &- ones) & ~quotes) | ((slashes &- ones) & ~slashes)
        return hits & highs == 0
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0..<0x20:
            raw("u00")
            bytes.append(UInt8(ascii: "0") + byte >> 4)
            let low = byte & 0xF
            bytes.append(low < 10 ? UInt8(ascii: "0") + low : UInt8(ascii: "a") - 10 + low)
        case _: bytes.append(byte)
        }
    }
}
