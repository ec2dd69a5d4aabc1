import Articles

extension ImportFormat {
    /// A news or blog page saved as text or as HTML; one file, one published article, whose file name is the
    /// source id.
    public static let pages = ImportFormat(
        name: "pages", fileExtensions: ["txt", "html", "htm", "xhtml"], isOneItem: true,
        identifiesByName: true,
        recognizes: { $0.hasExtension(["txt", "html", "htm", "xhtml"]) },
        makeReader: { file, origin in
            PageReader(file, origin)
        })
}

extension FileHead {
    /// Whether the first bytes are those of an HTML document.
    var beginsHTML: Bool {
        let start = String(decoding: bytes.prefix(2_000), as: UTF8.self).trimmed.prefix(200).lowercased()
        return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
            || start.hasPrefix("<!--") && start.contains("<html")
    }
}
