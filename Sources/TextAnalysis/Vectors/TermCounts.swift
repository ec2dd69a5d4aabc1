/// The term frequencies of an article: a function of its content alone.
public struct TermCounts: Hashable, Sendable {
    /// A term of the article.
    public struct Entry: Hashable, Sendable {
        /// The term.
        public let id: TermID
        /// Occurrences in half units: 2 in the body, excerpt or the name of a tag, 3 in the title, 4
        /// for a tag itself.
        public let halves: Int
        /// In how many of 1,000 texts of the language, of whatever subject, the term occurs.
        public let prior: Int
    }

    /// The terms, by ascending id.
    public let entries: [Entry]
}
