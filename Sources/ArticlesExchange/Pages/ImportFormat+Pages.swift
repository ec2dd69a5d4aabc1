import Articles

extension ImportFormat {
    /// A news or blog page saved as text or as HTML; one file, one published article, whose file name is the
    /// source id.
    public static let pages = ImportFormat(
        name: "pages", fileExtensions: ["txt", "html", "htm", "xhtml"], identifiesByName: true,
        recognizes: { $0.hasExtension(["txt", "html", "htm", "xhtml"]) },
        makeReader: { file, origin in
            WholeFileReader(file, origin) { (text, origin) throws(ImportFault) in
                try PageText.post(of: text, origin).item(origin)
            }
        })
}
