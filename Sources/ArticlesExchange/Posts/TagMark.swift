import Articles

/// Tags by which authors say of a text that it is not for everybody, or not yet: `draft`, `Private`, `#wip`.
enum TagMark {
    /// The first of the tags that is such a word as a whole; `nil` without one.
    static func first(in tags: [String]) -> String? {
        tags.first { names.contains(VisibilityKey.folded($0)) }
    }

    /// Why an article with such a tag is a draft.
    static func reason(_ tag: String) -> String { "its tag \(tag.trimmed.prefix(60)) makes it a draft" }

    private static let names: Set<String> = Set(
        """
        draft drafts wip workinprogress private unlisted unpublished entwurf privat brouillon prive borrador
        privado rascunho kladde bozza privato
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
