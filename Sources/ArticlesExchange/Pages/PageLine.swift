import Articles

/// One line of a page's text, and what can be said of it by itself.
struct PageLine {
    /// The line as it is in the file, without the skip links glued to it.
    var text: Substring
    /// The line in the file, from 1.
    let number: Int
    /// What the rules look at: trimmed, folded, inner white space as single spaces.
    let form: String

    init(_ text: Substring, number: Int) {
        self.text = text
        self.number = number
        form = Self.form(of: text)
    }

    var isBlank: Bool { form.isEmpty }

    /// The text in a form in which a repeated headline is the same: quotes and dashes are one kind each.
    static func form(of text: some StringProtocol) -> String {
        var form = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in String(text).folded.unicodeScalars {
            let isSpace = scalar.isASCII ? scalar.value <= 0x20 : scalar.properties.isWhitespace
            if isSpace {
                pendingSpace = !form.isEmpty
                continue
            }
            if pendingSpace { form.append(" ") }
            pendingSpace = false
            form.append(scalar.isASCII ? scalar : plain[scalar] ?? scalar)
        }
        return String(form)
    }

    private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{2018}": "'", "\u{2019}": "'", "\u{201C}": "\"", "\u{201D}": "\"", "\u{2010}": "-",
        "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2014}": "-", "\u{2015}": "-",
    ]

    /// Whether the line reads as a paragraph of prose, not as a heading, link or teaser.
    var isProse: Bool {
        if isShop || isImageName { return false }
        let count = form.unicodeScalars.count
        return count >= 200 || (count >= 90 && sentenceCount >= 2)
    }

    private var sentenceCount: Int {
        let scalars = Array(form.unicodeScalars)
        return scalars.indices.count { index in
            guard [".", "!", "?"].contains(scalars[index]) else { return false }
            return scalars[(index + 1)...].first.map { $0 == " " || $0 == "\"" } ?? true
        }
    }

    /// The names of a line that is nothing but `#hashtags`; `nil` for any other line.
    var hashtags: [String]? {
        guard form.utf8.first == UInt8(ascii: "#"), form.utf8.count <= 5_000 else { return nil }
        let words = text.split { $0.isWhitespace || $0 == "," }
        guard words.allSatisfy({ $0.hasPrefix("#") }) else { return nil }
        let names = words.flatMap { $0.split(separator: "#") }.map(String.init)
        let areNames = names.allSatisfy { name in
            name.contains(where: \.isLetter)
                && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        }
        return areNames && !names.isEmpty ? names : nil
    }
}
