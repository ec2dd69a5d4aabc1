/// Bounds the attributes of a start tag before libxml2 parses it, which compares each with all others of
/// its tag.
///
/// The library takes a start tag when all of it is there. So it is asked what it is waiting for: that needs
/// no knowledge of where comments and scripts end. How many attributes there are is counted by the rules of
/// libxml2 2.9 and by those of the HTML Standard, which later versions have, and the larger number counts.
package struct TagGuard {
    /// The most attributes of an element.
    package static let attributeLimit = 1_000
    /// The most bytes that are given to the library at once: what it takes of them is not looked at before.
    static let sliceLimit = 1_024

    private let isHTML: Bool
    private var counts: [AttributeCount] = []
    /// Where the tag begins in what the library reads.
    private var start = -1
    /// How much of the tag was looked at.
    private var seen = 0
    /// How many bytes of tags were looked at, those that were looked at again included.
    package private(set) var work = 0

    init(_ language: MarkupParser.Language) {
        isHTML = language == .html
    }

    /// Whether what the library is waiting for the end of has too many attributes; `start` is where that begins in
    /// the document as the library has it, in UTF-8.
    mutating func isExceeded(waiting: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard unsafe isStartTag(waiting) else { return false }
        if start != self.start || seen > waiting.count {
            counts = isHTML ? [.init(.libxml2), .init(.standard)] : [.init(.standard)]
            (self.start, seen) = (start, 1)
        }
        unsafe look(at: waiting)
        return counts.contains { $0.number > Self.attributeLimit }
    }

    private mutating func look(at waiting: UnsafeBufferPointer<UInt8>) {
        for index in counts.indices {
            for place in seen..<waiting.count { unsafe counts[index].read(waiting[place]) }
        }
        work += waiting.count - seen
        seen = waiting.count
    }

    private func isStartTag(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.count > 1, unsafe text[0] == UInt8(ascii: "<") else { return false }
        let next = unsafe text[1]
        return isHTML ? (0x61...0x7A).contains(next | 0x20) : !"!?/".utf8.contains(next)
    }
}

/// Counts the attributes of one start tag, byte by byte.
struct AttributeCount {
    enum Rules {
        /// Names are of letters, digits, `:-_.`; what begins otherwise is passed over up to white space.
        case libxml2
        /// HTML Standard, 13.2.5.32 to 13.2.5.39.
        case standard
    }

    private enum State {
        case name, between, attribute, behindAttribute, beforeValue, bare, quoted, junk, closed
    }

    private let rules: Rules
    private var state = State.name
    private var quote: UInt8 = 0
    private(set) var number = 0

    init(_ rules: Rules) { self.rules = rules }

    mutating func read(_ byte: UInt8) {
        switch state {
        case .closed: break
        case .name: if !isName(byte) { begin(byte) }
        case .between: begin(byte)
        case .attribute: if !isName(byte) { endName(byte) }
        case .behindAttribute: if !Self.isSpace(byte) { endName(byte) }
        case .beforeValue: beginValue(byte)
        case .bare, .junk:
            if byte == UInt8(ascii: ">") { state = .closed } else if Self.isSpace(byte) { state = .between }
        case .quoted: if byte == quote { state = .between }
        }
    }

    private mutating func begin(_ byte: UInt8) {
        if byte == UInt8(ascii: ">") {
            state = .closed
        } else if Self.isSpace(byte) || byte == UInt8(ascii: "/") {
            state = .between
        } else if rules == .standard || isNameStart(byte) {
            number += 1
            state = .attribute
        } else {
            state = .junk
        }
    }

    private mutating func endName(_ byte: UInt8) {
        if byte == UInt8(ascii: "=") {
            state = .beforeValue
        } else if Self.isSpace(byte) {
            state = .behindAttribute
        } else {
            begin(byte)
        }
    }

    private mutating func beginValue(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): (state, quote) = (.quoted, byte)
        case UInt8(ascii: ">"): state = .closed
        case _: if !Self.isSpace(byte) { state = .bare }
        }
    }

    private func isName(_ byte: UInt8) -> Bool {
        switch rules {
        case .standard: !Self.isSpace(byte) && !"/>=".utf8.contains(byte)
        case .libxml2: isNameStart(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
    }

    private func isNameStart(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || "_:.".utf8.contains(byte)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0C || byte == 0x0D
    }
}
