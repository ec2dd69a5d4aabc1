extension ImportFormat {
    /// The export of a WordPress site (WXR): posts, and pages when they are asked for.
    public static let wordPress = ImportFormat(
        name: "wordpress", fileExtensions: ["xml", "wxr"],
        recognizes: { $0.isXML && $0.contains("wordpress.org/export") },
        makeReader: { WordPressReader($0, $1) })
}

extension FileHead {
    /// Whether the first character that is no white space begins an element or a declaration.
    var isXML: Bool { firstByte == UInt8(ascii: "<") }
}
