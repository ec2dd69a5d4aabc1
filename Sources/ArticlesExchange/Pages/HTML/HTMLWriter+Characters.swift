import Articles

/// Characters as HTML has them.
extension HTMLWriter {
    /// The text with references for what would be read as a tag or end an attribute.
    static func escaped(_ text: String) -> String {
        guard text.utf8.contains(where: { "&<>\"".utf8.contains($0) }) else { return text }
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case _: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// The text with its white space as single spaces.
    static func collapsed(_ text: String) -> String {
        var collapsed = ""
        var isSpace = false
        for character in text {
            let isWhite =
                character == " " || character == "\n" || character == "\t" || character == "\r\n"
                || character == "\r"
            if !isWhite { collapsed.append(character) } else if !isSpace { collapsed.append(" ") }
            isSpace = isWhite
        }
        return collapsed
    }
}
