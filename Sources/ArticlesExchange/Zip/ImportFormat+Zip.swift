extension ImportFormat {
    /// The archive that Medium sends: one HTML file a story.
    public static let medium = ImportFormat(
        name: "medium", fileExtensions: ["zip"],
        recognizes: {
            $0.isZip && $0.names("/") && !$0.names("posts.csv")
                && ($0.names("profile/") || $0.names("posts/")) && !$0.names(".csv")
        },
        makeReader: { ZipReader($0, $1, .medium) })

    /// The archive that Substack makes: a table of posts, and one HTML file a post.
    public static let substack = ImportFormat(
        name: "substack", fileExtensions: ["zip"],
        recognizes: { $0.isZip },
        makeReader: { ZipReader($0, $1, .substack) })
}

extension FileHead {
    var isZip: Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// Whether the names of the first files in a zip hold a text.
    func names(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard bytes.count >= wanted.count else { return false }
        return bytes.indices.dropLast(wanted.count - 1).contains { bytes[$0...].starts(with: wanted) }
    }
}
