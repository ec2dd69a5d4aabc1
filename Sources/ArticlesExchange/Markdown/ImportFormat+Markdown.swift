extension ImportFormat {
    /// Markdown with YAML front matter, as Jekyll, Hugo, Eleventy and others keep it; one file, one
    /// article, whose path below the folder is the source id.
    public static let markdown = ImportFormat(
        name: "markdown", fileExtensions: ["md", "markdown"],
        recognizes: { head in
            head.hasExtension(["md", "markdown"]) || head.bytes.starts(with: "---\n".utf8)
                || head.bytes.starts(with: "---\r\n".utf8)
        },
        makeReader: { file, origin in
            WholeFileReader(file, origin) { (text, origin) throws(ImportFault) in
                ImportItem(
                    origin.line(1), .article(try MarkdownPost.draft(of: text, origin)), yieldsSlug: true)
            }
        })
}
