/// Writes plain text as html: paragraphs between blank lines, the other ends of lines as they are.
enum PlainTextHTML {
    static func html(of source: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(source.count + source.count >> 2)
        var isOpen = false
        for line in source.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let text = line.last == 0x0D ? line.dropLast() : line
            if text.allSatisfy(\.isMarkupSpace) {
                if isOpen { output.append(contentsOf: "</p>\n".utf8) }
                isOpen = false
            } else {
                output.append(contentsOf: (isOpen ? "<br>\n" : "<p>").utf8)
                for byte in text { output.appendEscaped(byte) }
                isOpen = true
            }
        }
        if isOpen { output.append(contentsOf: "</p>\n".utf8) }
        return output
    }
}
