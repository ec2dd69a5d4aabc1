import Articles

extension ImportFormat {
    /// The plain text of a web page as a page-saver leaves it; one file, one published article, whose
    /// file name is the source id.
    public static let pages = ImportFormat(
        name: "pages", fileExtensions: ["txt"], identifiesByName: true,
        recognizes: { $0.hasExtension(["txt"]) },
        makeReader: { file, origin in
            WholeFileReader(file, origin) { (text, origin) throws(ImportFault) in
                ImportItem(origin.line(1), .article(try PageText.draft(of: text, origin)), yieldsSlug: true)
            }
        })
}
