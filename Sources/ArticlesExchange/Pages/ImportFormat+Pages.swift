import Articles

extension ImportFormat {
    /// The plain text of a web page as a page-saver leaves it; one file, one published article, whose
    /// file name is the source id.
    public static let pages = ImportFormat(
        name: "pages", fileExtensions: ["txt"], identifiesByName: true,
        recognizes: { _ in false },
        makeReader: { file, origin in
            WholeFileReader(file, origin, yieldsSlug: true) { (text, origin) throws(ImportFault) in
                try PageText.draft(of: text, origin)
            }
        })
}
