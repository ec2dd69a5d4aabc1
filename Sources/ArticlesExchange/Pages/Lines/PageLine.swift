import Articles

/// One line of a page's text, and what can be said of it by itself.
struct PageLine {
    /// The line as it is in the file, without the skip links glued to it.
    var text: Substring
    /// The line in the file, from 1.
    let number: Int
    /// What the rules look at: trimmed, folded, inner white space as single spaces.
    let form: String
    /// What labels are looked up by: the form without marks, bullets, punctuation at the end and a number of
    /// comments; empty for a line too long for a label.
    let label: String
    /// What the line is wherever it stands, if it is none of the article.
    private(set) var furniture: PageFurniture?
    /// What the elements of a page's HTML say of it.
    var hints = PageHints()

    /// The longest line that can be a label.
    private static let labelLimit = 700

    init(_ text: Substring, number: Int) {
        self.text = text
        self.number = number
        form = Self.form(of: text)
        label = form.utf8.count <= Self.labelLimit ? Self.label(of: form) : ""
        furniture = findFurniture()
    }

    var isBlank: Bool { form.isEmpty }

    /// The words; where none are kept apart by spaces, each two characters are one.
    var wordCount: Int {
        let ideographs = form.unicodeScalars.count { $0.value >= 0x3040 && $0.value < 0xA000 }
        return form.split(separator: " ").count + ideographs / 2
    }

    /// Whether the last character ends a sentence.
    var endsSentence: Bool {
        let end = form.unicodeScalars.reversed().first { !"\"'»)”」』".unicodeScalars.contains($0) }
        return end.map { [".", "!", "?", "…", "。", "！", "？"].contains($0) } ?? false
    }

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

    private static func label(of form: String) -> String {
        var label = LabelSet.form(of: form)[...]
        while let last = label.last, !last.isLetter, !last.isNumber,
            !last.isSymbol || "→><|^+=~".contains(last)
        {
            let isCount = last == ")" && label.contains("(")
            if isCount, let open = label.lastIndex(of: "("),
                !label[open...].dropFirst().dropLast().allSatisfy({ $0.isNumber || ".,k".contains($0) })
            {
                break
            }
            label = isCount ? label[..<(label.lastIndex(of: "(") ?? label.startIndex)] : label.dropLast()
        }
        while let first = label.first, !first.isLetter, !first.isNumber, first != "(", first != "©",
            first != "#"
        {
            label.removeFirst()
        }
        return String(label)
    }

    /// Whether the line reads as a paragraph of prose, not as a heading, link or teaser.
    var isProse: Bool {
        if furniture != nil || isShop || hints.isLinks { return false }
        let count = form.unicodeScalars.count
        if wordCount > 30, form.contains("。") { return true }
        return count >= 200 || (count >= 90 && sentenceCount >= 2)
    }

    /// Whether most words begin with a capital, as those of headlines do in English.
    var isInTitleCase: Bool {
        let words = text.split(separator: " ").filter { $0.first?.isLetter ?? false }
        return (4...20).contains(words.count)
            && words.count { $0.first?.isUppercase ?? false } * 10 >= words.count * 6
    }

    /// Whether the line is a sentence at least.
    var isSentence: Bool { wordCount >= 5 && endsSentence || form.unicodeScalars.count >= 140 }

    var sentenceCount: Int {
        let scalars = Array(form.unicodeScalars)
        return scalars.indices.count { index in
            if ["。", "！", "？"].contains(scalars[index]) { return true }
            guard [".", "!", "?"].contains(scalars[index]) else { return false }
            return scalars[(index + 1)...].first.map { $0 == " " || $0 == "\"" } ?? true
        }
    }
}

/// What the elements of an HTML page say of a line of its text.
struct PageHints {
    /// The level of a heading; 0 for none.
    var heading = 0
    /// Whether it is mostly the text of links.
    var isLinks = false
    /// The texts of the links in it.
    var links: [String] = []
    /// Whether its element is called after what leads into a text, and may be its first paragraph.
    var isIntro = false
    /// Whether its element is called after words that are set apart.
    var isQuote = false
    /// Whether it is a link alone, in no paragraph.
    var isLooseLink = false
    /// Whether all of it is in bold letters.
    var isBold = false
    /// What its element is named after.
    var role: Role?

    enum Role { case byline, date, standfirst, tags, title }
}
