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

    /// Takes code as it is: of one or two backticks to as many in the same paragraph, of more to at least as
    /// many or the end (CommonMark 0.31, 4.5 and 6.1). Backticks that open nothing are marks like others.
    mutating func takeCode() {
        let count = backticks(at: index)
        let isFence = count > 2
        let start = index + count
        var place = start
        while place < bytes.count {
            let closing = backticks(at: place)
            if closing == count || isFence && closing > count { break }
            if !isFence, isEndOfParagraph(place) { break }
            place += max(1, closing)
        }
        output.append(0x20)
        index = start
        let closing = backticks(at: place)
        guard closing > 0 || isFence else { return }
        output.append(contentsOf: bytes[start..<place])
        output.append(0x20)
        index = place + closing
    }

    private func backticks(at place: Int) -> Int {
        var end = place
        while byte(at: end) == UInt8(ascii: "`") { end += 1 }
        return end - place
    }

    private func isEndOfParagraph(_ place: Int) -> Bool {
        guard bytes[place] == 0x0A else { return false }
        let next = byte(at: place + 1)
        return next == 0x0A || next == 0x0D && byte(at: place + 2) == 0x0A
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
