/// The character encoding that a page says it is in.
enum PageEncoding {
    /// So many bytes at the front are looked at.
    private static let lengthLimit = 4_000

    /// The name in small letters; `nil` when the page says none.
    static func name(_ bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(lengthLimit), as: UTF8.self).lowercased()
        let name =
            head.firstMatch(of: /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.\-]+)/)?.1
            ?? head.firstMatch(of: /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']\s*([\w:.\-]+)/)?.1
        return name.map(String.init)
    }

    /// Whether bytes that are not UTF-8 may be read as Windows-1252: browsers do so for all of these.
    static func isWestern(_ name: String) -> Bool {
        [
            "windows-1252", "cp1252", "cp-1252", "x-cp1252", "1252", "ansi", "iso-8859-1", "iso8859-1",
            "iso_8859-1", "iso88591", "iso-8859-1:1987", "latin1", "latin-1", "l1", "ascii", "us-ascii",
            "ansi_x3.4-1968", "utf-8", "utf8",
        ].contains(name)
    }

    /// Whether a text in it is made of bytes of ASCII, and looks like UTF-8.
    static func isShifting(_ name: String) -> Bool {
        name.hasPrefix("iso-2022-") || name.hasPrefix("hz-gb") || name == "utf-7"
    }
}
