extension MarkupScanner {
    /// Skips `](…)` and `][…]`, on one line.
    mutating func skipTarget() -> Bool {
        switch byte(at: index + 1) {
        case UInt8(ascii: "("):
            guard index >= openUntil.round else { return false }
            return skipTarget(to: UInt8(ascii: ")")) { $0.openUntil.round = $1 }
        case UInt8(ascii: "["):
            guard index >= openUntil.square else { return false }
            return skipTarget(to: UInt8(ascii: "]")) { $0.openUntil.square = $1 }
        case _: return false
        }
    }

    private mutating func skipTarget(
        to close: UInt8, orLeaveOpen remember: (inout Self, Int) -> Void
    ) -> Bool {
        let end = bytes[(index + 2)...].firstIndex { $0 == close || $0 == 0x0A } ?? bytes.count
        guard byte(at: end) == close else {
            remember(&self, end)
            return false
        }
        index = end + 1
        return true
    }

    /// Takes code as it is, from backticks to as many in the same paragraph (CommonMark 0.31, 6.1). Backticks that
    /// open nothing are marks like others.
    mutating func takeCode() {
        let count = run(of: UInt8(ascii: "`"), at: index)
        let start = index + count
        let limit = endOfParagraph(from: index)
        var place = start
        while place < limit {
            let closing = run(of: UInt8(ascii: "`"), at: place)
            if closing == count { break }
            place += max(1, closing)
        }
        output.append(0x20)
        index = start
        guard place < limit else { return }
        output.append(contentsOf: bytes[start..<place])
        output.append(0x20)
        index = place + count
    }

    func run(of mark: UInt8, at place: Int) -> Int {
        var end = place
        while byte(at: end) == mark { end += 1 }
        return end - place
    }

    /// Takes a mark behind a backslash as no markup.
    mutating func takeEscape() {
        index += 1
        let next = byte(at: index)
        guard (0x21...0x7E).contains(next), !Self.isLetter(next), !Self.isDigit(next) else {
            return output.append(UInt8(ascii: "\\"))
        }
        output.append(next)
        index += 1
    }
}
