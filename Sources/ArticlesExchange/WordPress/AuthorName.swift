import Articles

/// The name of an author as everybody may see it.
struct AuthorName {
    let text: String
    /// Whether it was but an e-mail address, of which the part before the `@` is left.
    let isShortened: Bool

    init(_ said: String) {
        let said = said.trimmed
        let name = Self.besideAddress(said) ?? said
        isShortened = Self.isAddress(name)
        text = isShortened ? String(name.prefix { $0 != "@" && $0 != "+" }) : name
    }

    /// `Ann Lee <ann@blog.example>`, `ann@blog.example (Ann Lee)`: the name.
    private static func besideAddress(_ text: String) -> String? {
        guard text.contains("@"), let open = text.firstIndex(where: { $0 == "<" || $0 == "(" }) else {
            return nil
        }
        let inside = text[open...].dropFirst().prefix { $0 != ">" && $0 != ")" }
        let parts = [String(text[..<open]).trimmed, String(inside).trimmed].filter { !$0.isEmpty }
        return parts.first { !isAddress($0) } ?? parts.first
    }

    /// `ann@blog.example`.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && parts[1].count > 2
            && !text.contains { $0.isWhitespace || "/<>()".contains($0) }
    }
}
