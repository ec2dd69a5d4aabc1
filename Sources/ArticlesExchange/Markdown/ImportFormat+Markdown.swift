extension ImportFormat {
    /// Markdown with front matter, as Jekyll, Hugo, Hexo, Docusaurus, Eleventy, Astro, Pelican and others keep it; one
    /// file, one article, whose path below the folder is the source id. Html files count if they have front matter.
    public static let markdown = ImportFormat(
        name: "markdown",
        fileExtensions: markdownNames + ["html", "htm"], isOneItem: true,
        recognizes: { head in
            head.hasExtension(markdownNames)
                || FrontMatterScan.begins(String(decoding: head.bytes, as: UTF8.self))
        },
        makeReader: { file, origin in
            WholeFileReader(file, origin) { (text, origin) throws(ImportFault) in
                try MarkdownPost.item(of: text, origin)
            }
        })

    /// The endings that say that a file is Markdown.
    static let markdownNames = ["md", "markdown", "mdown", "mkdn", "mkd", "mdx"]
}
