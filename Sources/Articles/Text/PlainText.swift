extension Article {
    /// The text of the body, without its markup unless it is plain.
    public var plainText: String { PlainText.of(body, format) }
}

/// The words of a body without the marks around them: enough to analyse it, not to show it.
enum PlainText {
    /// The text of a body. Markup is taken out where it would bring words of its own: tags, comments,
    /// scripts, styles, the targets of links, and addresses. Code in Markdown stays as it is. Linear in the
    /// size of the body.
    static func of(_ body: String, _ format: ArticleFormat) -> String {
        switch format {
        case .plain: return body
        case .markdown, .html: break
        }
        var scanner = MarkupScanner(bytes: body.utf8Array, isMarkdown: format == .markdown)
        return scanner.text()
    }
}
