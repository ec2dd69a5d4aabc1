/// The content of an article that the analysis reads, as plain text.
public struct TextContent: Hashable, Sendable {
    /// The title.
    public var title: String
    /// The excerpt; empty when there is none.
    public var excerpt: String
    /// The body.
    public var body: String
    /// The tags, in any order.
    public var tags: [Tag]

    /// A tag as the analysis sees it.
    public struct Tag: Hashable, Sendable {
        /// The name that is shown, read as text.
        public var name: String
        /// The canonical key, the same for all spellings.
        public var key: String

        /// A tag.
        public init(name: String, key: String) {
            self.name = name
            self.key = key
        }
    }

    /// The content of an article.
    public init(title: String, excerpt: String = "", body: String = "", tags: [Tag] = []) {
        self.title = title
        self.excerpt = excerpt
        self.body = body
        self.tags = tags
    }
}
