extension ImportFormat {
    /// The archives that Medium and Substack make: one HTML file a post; Substack's have a table `posts.csv`.
    public static let archive = ImportFormat(
        name: "archive", fileExtensions: ["zip"],
        recognizes: { $0.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) },
        makeReader: { ZipReader($0, $1) })
}
