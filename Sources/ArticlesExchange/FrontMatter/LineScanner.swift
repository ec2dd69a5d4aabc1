import Articles

/// Takes a text apart into lines, each with its end: a line feed, a carriage return, or both.
struct LineScanner {
    private(set) var rest: Substring
    /// The number of the line that comes next, from 1.
    private(set) var number = 1

    init(rest: Substring) {
        self.rest = rest
    }

    mutating func next() -> Substring? {
        guard !rest.isEmpty else { return nil }
        let utf8 = rest.utf8
        var end = utf8.endIndex
        if let mark = utf8.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
            end = utf8.index(after: mark)
            if utf8[mark] == 0x0D, end < utf8.endIndex, utf8[end] == 0x0A { end = utf8.index(after: end) }
        }
        defer {
            rest = rest[end...]
            number += 1
        }
        return rest[..<end]
    }
}

/// What a line of a Markdown file may be at the front of it.
enum FrontLine {
    /// The line without white space at its ends, and without what nobody sees: byte order marks, joiners.
    static func content(of line: Substring) -> String {
        let scalars = line.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isBlank($0) }),
            let last = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(line[first...last])
    }

    /// Whether the line is a mark of front matter, or looks like one to a person: dashes of any kind, say.
    static func isMark(_ content: String) -> Bool {
        let marks: Set<Unicode.Scalar> = [
            "-", "+", ";", "=", "~", "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}",
            "\u{2212}", "\u{FF0D}",
        ]
        let rest = content.unicodeScalars.drop { marks.contains($0) || isBlank($0) }
        let count = content.unicodeScalars.prefix { marks.contains($0) }.count
        return count >= 1 && (rest.isEmpty || count >= 3 && languages.contains(String(rest).lowercased()))
    }

    /// The names of the languages of front matter that may stand behind its opening mark.
    static let languages: Set<String> = ["yaml", "yml", "json", "toml"]

    /// The key of a line `key: value`, `key = value` or, as Logseq has it, `key:: value`.
    static func key(of line: Substring) -> String? {
        let scalars = line.unicodeScalars
        var key = ""
        var position = scalars.startIndex
        while position < scalars.endIndex, key.utf8.count <= 40 {
            let scalar = scalars[position]
            position = scalars.index(after: position)
            if scalar == ":" || scalar == "=" {
                if scalar == ":", position < scalars.endIndex, scalars[position] == ":" {
                    position = scalars.index(after: position)
                }
                let next = position < scalars.endIndex ? scalars[position] : "\n"
                let name = key.trimmed.trimming("\"'")
                let isKey = name.utf8.contains { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
                return isKey && (isBlank(next) || scalar == "=") ? name : nil
            }
            guard scalar.properties.isAlphabetic || "0123456789_-. \"'".unicodeScalars.contains(scalar) else {
                return nil
            }
            key.unicodeScalars.append(scalar)
        }
        return nil
    }

    /// What is behind the mark of a line with a key.
    static func value(of line: Substring) -> String {
        let rest = line.drop { $0 != ":" && $0 != "=" }
        return rest.dropFirst(rest.hasPrefix("::") ? 2 : 1).trimmed
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
    }
}

extension String {
    fileprivate func trimming(_ characters: String) -> String {
        let set = Set(characters.unicodeScalars)
        var scalars = unicodeScalars[...]
        while let first = scalars.first, set.contains(first) { scalars.removeFirst() }
        while let last = scalars.last, set.contains(last) { scalars.removeLast() }
        return String(scalars)
    }
}
