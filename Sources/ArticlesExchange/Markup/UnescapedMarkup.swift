import MarkupParsing

/// Writes the elements and comments of XML that stand in a text of HTML as HTML: whoever made the file did not escape
/// them.
enum UnescapedMarkup {
    static func start(_ name: String, _ attributes: [MarkupAttribute]) -> String {
        let values = attributes.map { " \($0.name)=\"\(HTMLWriter.escaped($0.value))\"" }
        return "<\(name)\(values.joined())>"
    }

    static func end(_ name: String) -> String { HTMLVocabulary.void.contains(name) ? "" : "</\(name)>" }

    /// A comment that ends in HTML where it ended in XML, where `>`, `->` and `--!>` are a part of it.
    static func comment(_ text: String) -> String {
        var inner = text.replacing("--", with: "- -").replacing("--", with: "- -")
        if inner.hasPrefix(">") || inner.hasPrefix("->") { inner = " " + inner }
        if inner.hasSuffix("-") { inner += " " }
        return "<!--\(inner)-->"
    }
}
