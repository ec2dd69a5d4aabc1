import Articles

/// The directives of a `robots` element, an `X-Robots-Tag` header, or the field of a plugin that keeps such.
enum RobotsDirectives {
    /// The first directive by which a page is not to be found, or not for long; `nil` without one.
    ///
    /// Whatever is no part of a word sets directives apart. `max-image-preview:none` hides nothing: what stands behind
    /// such a limit is its value; and what a robot for news or pictures is told, up to a comma, is not for the others.
    static func hiding(_ text: String) -> String? {
        var (isValue, isOfPart, before) = (false, false, "")
        for word in words(of: text) {
            if word.isFirst { isOfPart = false }
            let plain = (before == "no" ? before : "") + word.text.filter(\.isLetter)
            before = plain
            if isValue {
                isValue = false
            } else if plain.hasPrefix("max"), word.text.contains("-") || word.isName {
                isValue = word.isName
            } else if word.isName, Self.isOfPart(word.text) {
                isOfPart = true
            } else if plain == "unavailableafter" {
                return "unavailable_after"
            } else if !isOfPart, plain.contains("noindex") || plain == "none" {
                return plain == "none" ? "none" : "noindex"
            }
        }
        return nil
    }

    private struct Word {
        var text = ""
        /// Whether it is the first one behind a comma.
        var isFirst: Bool
        /// Whether a colon follows.
        var isName = false
    }

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var (isInside, isFirst) = (false, true)
        for character in text.lowercased() {
            if character.isLetter || character.isNumber || character == "-" || character == "_" {
                if !isInside { words.append(Word(isFirst: isFirst)) }
                words[words.count - 1].text.append(character)
                (isInside, isFirst) = (true, false)
            } else {
                isInside = false
                if character == ":" || character == "=", !isFirst { words[words.count - 1].isName = true }
                isFirst = isFirst || ",;|\n".contains(character)
            }
        }
        return words
    }

    /// Whether the name of a robot is one that looks only for news, pictures or films.
    static func isOfPart(_ robot: String) -> Bool {
        ["-news", "-image", "-video"].contains(where: robot.hasSuffix)
    }
}
