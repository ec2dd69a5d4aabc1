/// A tag of a template: `{{name}}`, `{{#name}}` and so on.
struct TemplateTag {
    /// The sign behind the braces: `#`, `^`, `/`, `>`, `{`, `&`, `!`, or a space for none.
    let sign: Character
    /// What stands behind it.
    let name: String
    /// Where it stands, from 1.
    let line: Int

    /// The tags of a template, in order. Throws for one that does not end.
    static func all(in source: String, of file: String) throws(ThemeError) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        var line = 1
        var rest = source.utf8[...]
        while let start = rest.firstRange(of: "{{".utf8) {
            line += rest[..<start.lowerBound].count { $0 == 0x0A }
            let inner = rest[start.upperBound...]
            let isTriple = inner.first == UInt8(ascii: "{")
            guard let end = inner.firstRange(of: (isTriple ? "}}}" : "}}").utf8) else {
                throw ThemeError(file, line: line, "a tag begins with {{ and does not end")
            }
            let text = String(Substring(inner[..<end.lowerBound]))
            tags.append(TemplateTag(text, line: line))
            line += inner[..<end.lowerBound].count { $0 == 0x0A }
            rest = rest[end.upperBound...]
        }
        return tags
    }

    private init(_ text: String, line: Int) {
        let signs: Set<Character> = ["#", "^", "/", ">", "<", "$", "{", "&", "!", "=", "%"]
        let first = text.first ?? " "
        sign = signs.contains(first) ? first : " "
        let name = sign == " " ? text[...] : text.dropFirst()
        self.name = String(name.filter { $0 != " " && $0 != "\t" })
        self.line = line
    }
}
