/// Blocks of code, which are taken as they are (CommonMark 0.31, 4.4 and 4.5).
extension MarkupScanner {
    /// At the start of a line: takes the block of code that begins here, if one does.
    mutating func takeCodeBlock() -> Bool {
        let indented = afterBlanks(index)
        let followsBlank = isAfterBlankLine(index)
        let isIndented = indented.columns >= 4
        if isListItem(indented.place), !isIndented {
            isInList = true
        } else if followsBlank, indented.columns < 2, !isBlankLine(from: index) {
            isInList = false
        }
        if let fence = fence(at: afterContainers(index)) {
            takeFenced(fence)
            return true
        }
        guard isIndented, followsBlank, !isInList, !isBlankLine(from: index) else { return false }
        takeIndented()
        return true
    }

    /// A line of three or more backticks or tildes.
    private struct Fence {
        let mark: UInt8
        let count: Int
        let end: Int
    }

    private func fence(at place: Int) -> Fence? {
        let mark = byte(at: place)
        guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
        let count = run(of: mark, at: place)
        guard count >= 3 else { return nil }
        if mark == UInt8(ascii: "`") {
            let rest = bytes[(place + count)...].prefix { $0 != 0x0A }
            guard !rest.contains(mark) else { return nil }
        }
        return Fence(mark: mark, count: count, end: place + count)
    }

    /// Takes what follows the fence, its name of a language too, to the closing one or the end.
    private mutating func takeFenced(_ fence: Fence) {
        var line = endOfLine(fence.end)
        while line < bytes.count {
            let start = afterContainers(line)
            let count = run(of: fence.mark, at: start)
            if count >= fence.count, isBlankLine(from: start + count) { break }
            line = endOfLine(line)
        }
        output.append(0x20)
        output.append(contentsOf: bytes[fence.end..<line])
        index = line < bytes.count ? endOfLine(line) : line
    }

    private mutating func takeIndented() {
        var line = index
        while line < bytes.count, afterBlanks(line).columns >= 4 || isBlankLine(from: line) {
            line = endOfLine(line)
        }
        output.append(contentsOf: bytes[index..<line])
        index = line
    }

    /// The start of the next line, or the end.
    private func endOfLine(_ place: Int) -> Int {
        bytes[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    }

    /// Behind the blanks at the start of a line; a tab goes to the next multiple of four.
    private func afterBlanks(_ start: Int) -> (place: Int, columns: Int) {
        var place = start
        var columns = 0
        while Self.isBlank(byte(at: place)) {
            columns += bytes[place] == 0x09 ? 4 - columns % 4 : 1
            place += 1
        }
        return (place, columns)
    }

    /// Behind the marks of block quotations and list items at the start of a line.
    private func afterContainers(_ start: Int) -> Int {
        var place = afterBlanks(start).place
        while true {
            if byte(at: place) == UInt8(ascii: ">") {
                place += 1
            } else if isListItem(place) {
                while !Self.isBlank(bytes[place]) { place += 1 }
            } else {
                return place
            }
            place = afterBlanks(place).place
        }
    }

    /// Whether a mark of a list item is here, with a blank behind it.
    private func isListItem(_ start: Int) -> Bool {
        var place = start
        switch byte(at: start) {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): break
        case let first where Self.isDigit(first):
            while Self.isDigit(byte(at: place)), place - start < 9 { place += 1 }
            guard byte(at: place) == UInt8(ascii: ".") || byte(at: place) == UInt8(ascii: ")") else {
                return false
            }
        case _: return false
        }
        return Self.isBlank(byte(at: place + 1))
    }

    private func isAfterBlankLine(_ start: Int) -> Bool {
        var place = start - 1
        while place > 0, Self.isBlank(bytes[place - 1]) || bytes[place - 1] == 0x0D { place -= 1 }
        return place <= 0 || bytes[place - 1] == 0x0A
    }
}
