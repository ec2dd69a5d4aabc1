extension WordPressField {
    /// Whether a term says that not everybody may read the post: `visibility` with `members-only`. A taxonomy may be
    /// about access as a topic, so that only a term that hides counts, unless the taxonomy itself is a limit.
    static func limitsReaders(ofTerm term: String, in taxonomy: String) -> Bool {
        guard taxonomy.utf8.count <= 200, limitsReaders(taxonomy, term) else { return false }
        return limits(HTMLVocabulary.words(of: taxonomy)) || PageSigns.saysHidden(term)
    }

    /// Whether a term of a post says so, by its slug or its name. Categories and tags are topics.
    static func limitsReaders(ofTerm slug: String, named name: String, in taxonomy: String) -> Bool {
        !topics.contains(taxonomy) && [slug, name].contains { limitsReaders(ofTerm: $0, in: taxonomy) }
    }

    private static let topics: Set<String> = ["", "category", "post_tag", "tag", "author"]
}
