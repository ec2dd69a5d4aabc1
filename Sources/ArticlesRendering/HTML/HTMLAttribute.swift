/// An attribute that may stand in an article, with the rule for its value.
enum HTMLAttribute: String, CaseIterable, Sendable {
    case id
    case title
    case language = "lang"
    case direction = "dir"
    case link = "href"
    case relation = "rel"
    case imageSource
    case mediaSource
    case poster
    case alternative = "alt"
    case width
    case height
    case className = "class"
    case alignment = "align"
    case columnSpan = "colspan"
    case rowSpan = "rowspan"
    case span
    case scope
    case start
    case value
    case reversed
    case numbering
    case open
    case citation = "cite"
    case time = "datetime"
    case mediaType

    /// Those that every element may have beside `id` and `dir`, which are written first.
    static let common: [HTMLAttribute] = [.title, .language]

    /// The names that are looked for in tags.
    static let names = Set(allCases.map(\.name) + ["name", "align", "checked", "disabled"])

    /// The name in a tag.
    var name: String {
        switch self {
        case .imageSource, .mediaSource: "src"
        case .numbering, .mediaType: "type"
        case .alignment: "class"
        case _: rawValue
        }
    }

    /// The value where there is none.
    var defaultValue: [UInt8]? { self == .alternative ? [] : nil }

    /// The value that may be written; `nil` for none.
    func value(in tag: HTMLTag) -> [UInt8]? {
        if self == .alignment { return alignment(in: tag) }
        guard let value = tag[name] else { return nil }
        return allowed(value)
    }

    private func allowed(_ value: [UInt8]) -> [UInt8]? {
        switch self {
        case .id: Self.identifier(value)
        case .title, .alternative: value
        case .language: isText(value, of: 35) { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "-") }
        case .direction: word(value, of: ["ltr", "rtl", "auto"])
        case .link, .citation: SafeAddress.text(value, for: .link)
        case .imageSource, .poster: SafeAddress.text(value, for: .image)
        case .mediaSource: SafeAddress.text(value, for: .media)
        case .relation: words(value) { Self.relations.contains($0) }
        case .className: words(value, isClass)
        case .width, .height: number(value, 1...16_384)
        case .columnSpan, .rowSpan, .span: number(value, 2...100)
        case .start, .value: number(value, 0...999_999_999)
        case .reversed, .open: []
        case .scope: word(value, of: ["row", "col", "rowgroup", "colgroup"])
        case .numbering: ["1", "a", "A", "i", "I"].map { Array($0.utf8) }.contains(value) ? value : nil
        case .time, .mediaType:
            isText(value, of: 64) { $0.isASCIIAlphanumeric || "-+:./ ".utf8.contains($0) }
        case .alignment: nil
        }
    }

    /// An id that can stand in a link: letters and digits of any script, and `-_.:`.
    static func identifier(_ value: [UInt8]) -> [UInt8]? {
        guard (1...400).contains(value.count) else { return nil }
        let scalars = String(decoding: value, as: UTF8.self).unicodeScalars
        return scalars.allSatisfy(isIdentifierPart) ? value : nil
    }

    private static func isIdentifierPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .decimalNumber, .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
            true
        case _: "-_.:".unicodeScalars.contains(scalar)
        }
    }

    private static let relations: Set = [
        "nofollow", "ugc", "sponsored", "noopener", "noreferrer", "license", "author", "external", "me",
    ]

    private func isText(_ value: [UInt8], of length: Int, _ isPart: (UInt8) -> Bool) -> [UInt8]? {
        (1...length).contains(value.count) && value.allSatisfy(isPart) ? value : nil
    }

    private func word(_ value: [UInt8], of words: [String]) -> [UInt8]? {
        let word = Array(value[...].trimmingMarkupSpace().map(\.asciiLowercased))
        return words.contains { Array($0.utf8) == word } ? word : nil
    }

    private func words(_ value: [UInt8], _ isAllowed: (String) -> Bool) -> [UInt8]? {
        guard value.count <= 1_024 else { return nil }
        let words = value.split(whereSeparator: \.isMarkupSpace)
            .map { String(decoding: $0, as: UTF8.self) }.filter(isAllowed)
        return words.isEmpty ? nil : Array(words.joined(separator: " ").utf8)
    }

    /// The classes that styles know: languages of code, and what Markdown is written as.
    private func isClass(_ name: String) -> Bool {
        if ["footnotes", "footnote-ref", "footnote-backref"].contains(name) { return true }
        return name.hasPrefix("language-") && name.utf8.count <= 64
            && name.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_.+#".utf8.contains($0) }
    }

    private func number(_ value: [UInt8], _ range: ClosedRange<Int>) -> [UInt8]? {
        let digits = value[...].trimmingMarkupSpace()
        guard (1...9).contains(digits.count), digits.allSatisfy(\.isASCIIDigit) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        return range.contains(number) ? Array(String(number).utf8) : nil
    }

    /// `align="right"` as the class `align-right`, since styles in attributes are what strict pages forbid.
    private func alignment(in tag: HTMLTag) -> [UInt8]? {
        let names = ["left", "center", "right"]
        if let value = tag["align"], let name = word(value, of: names) { return Array("align-".utf8) + name }
        return tag["class"].flatMap { value in
            words(value) { name in names.contains { "align-" + $0 == name } }
        }
    }
}
