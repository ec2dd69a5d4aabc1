import Articles

/// The text that browsers for terminals write of a page: links with numbers before them and their addresses at the
/// end, and lines as wide as the screen.
enum TextDump {
    /// So many numbers and addresses make a dump.
    private static let least = 4
    /// The widths of screens.
    private static let widths = 60...82

    /// The text without the numbers and addresses of links, every line where it was.
    static func withoutLinks(_ text: String) -> String {
        guard text.utf8.count <= 2 << 20, text.contains("["), text.contains("://") else { return text }
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { Substring($0) }
        guard let first = firstAddress(lines), lines[..<first].count(where: { numbered($0) != $0 }) >= least
        else {
            return text
        }
        for index in first..<lines.count { lines[index] = "" }
        for index in 0..<first {
            // `#[1]Feed [2]Comments Feed`: what the head of the page links.
            lines[index] =
                lines[index].drop(while: \.isWhitespace).hasPrefix("#[") ? "" : numbered(lines[index])
        }
        return lines.joined(separator: "\n")
    }

    /// The first line of the list of addresses at the end.
    private static func firstAddress(_ lines: [Substring]) -> Int? {
        var (first, count) = (lines.count, 0)
        for index in lines.indices.reversed() {
            let line = lines[index].drop(while: \.isWhitespace)
            if line.isEmpty { continue }
            let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
            let isNumber =
                words.count == 2 && words[0].hasSuffix(".") && words[0].dropLast().allSatisfy(\.isNumber)
            if isNumber, words[1].contains("://") || words[1].hasPrefix("mailto:") {
                count += 1
            } else if !["references", "visible links", "hidden links"].contains(
                line.lowercased().filter { $0 != ":" }.trimmed)
            {
                break
            }
            first = index
        }
        return count >= least ? first : nil
    }

    /// A line without the numbers in front of its links.
    private static func numbered(_ line: Substring) -> Substring {
        guard line.contains("[") else { return line }
        var text = ""
        var rest = line
        while let open = rest.firstIndex(of: "[") {
            let behind = rest[rest.index(after: open)...]
            let digits = behind.prefix { $0.isASCII && $0.isNumber }
            text += rest[..<open]
            if (1...4).contains(digits.count), behind.dropFirst(digits.count).first == "]" {
                rest = behind.dropFirst(digits.count + 1)
            } else {
                text += "["
                rest = behind
            }
        }
        return Substring(text + rest)
    }

    /// The lines that are one with the line above: the word they begin with did not fit there.
    static func continuations(_ lines: [Substring]) -> Set<Int> {
        let lengths = lines.map { $0.utf8.count > 400 ? 400 : $0.count }
        guard let width = lengths.max(), widths.contains(width) else { return [] }
        var found: [Int] = []
        var inSentence = 0
        for index in lines.indices.dropFirst() where lengths[index] > 0 && lengths[index - 1] > 40 {
            let line = lines[index].drop(while: \.isWhitespace)
            guard let first = line.first, first.isLetter || first.isNumber || "\"'“‘«»„(".contains(first),
                let word = line.split(maxSplits: 1, whereSeparator: \.isWhitespace).first,
                !(word.hasSuffix(".") && word.dropLast().allSatisfy(\.isNumber)),
                lengths[index - 1] + 1 + word.count > width
            else { continue }
            found.append(index)
            let last = lines[index - 1].last { !$0.isWhitespace }
            if last.map({ $0.isLetter || $0.isNumber || $0 == "," }) ?? false { inSentence += 1 }
        }
        return found.count >= least && inSentence * 10 >= found.count * 6 ? Set(found) : []
    }
}
