extension ImportFormat {
    /// Markdown with YAML front matter, as Jekyll, Hugo, Eleventy and others keep it; one file, one
    /// article, whose path below the folder is the source id.
    public static let markdown = ImportFormat(
        name: "markdown", fileExtensions: ["md", "markdown"],
        recognizes: { $0.starts(with: Array("---\n".utf8)) || $0.starts(with: Array("---\r\n".utf8)) },
        makeReader: { file, origin in
            WholeFileReader(file, origin, yieldsSlug: true) { (text, origin) throws(ImportFault) in
                try MarkdownPost.draft(of: text, origin)
            }
        })
}
