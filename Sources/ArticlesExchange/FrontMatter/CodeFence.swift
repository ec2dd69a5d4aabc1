/// Fenced code of Markdown, told line by line.
struct CodeFence {
    /// The run of backquotes or tildes that opened the code that the last line is in.
    private var open: Substring?

    /// Whether the next line is of fenced code, its fences among it.
    mutating func contains(_ line: Substring) -> Bool {
        let indentation = line.utf8.prefix { $0 == 0x20 }.count
        guard indentation < 4, let (mark, info) = Self.mark(line.utf8.dropFirst(indentation)) else {
            return open != nil
        }
        guard let open else {
            // Backquotes behind backquotes are code in a line.
            let isFence = mark.first != "`" || !info.contains("`")
            if isFence { self.open = mark }
            return isFence
        }
        if mark.hasPrefix(open), info.allSatisfy(\.isWhitespace) { self.open = nil }
        return true
    }

    /// The run of three or more backquotes or tildes that a line begins with, and what is behind it.
    static func mark(_ line: Substring.UTF8View) -> (mark: Substring, info: Substring)? {
        guard let first = line.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~") else {
            return nil
        }
        let run = line.prefix { $0 == first }
        return run.count >= 3 ? (Substring(run), Substring(line.dropFirst(run.count))) : nil
    }
}
