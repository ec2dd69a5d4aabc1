import Articles

/// The name of an author as everybody may see it.
struct AuthorName {
    let text: String
    /// Whether it was but an e-mail address, of which the part before the `@` is left.
    let isShortened: Bool

    init(_ said: String) {
        let name = EmailAddress.nameBeside(said.trimmed)
        isShortened = name.isEmpty && said.contains("@")
        text =
            isShortened
            ? String(said.trimmed.drop { "<( ".contains($0) }.prefix { $0 != "@" && $0 != "+" }) : name
    }
}
