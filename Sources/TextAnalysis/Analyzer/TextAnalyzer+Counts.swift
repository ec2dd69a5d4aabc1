extension TextAnalyzer {
    /// The words of a field that are counted; what follows is not read.
    public static let maximumWordsCounted = 20_000

    /// Counts the terms of an article.
    ///
    /// Dropped are words of one letter, numbers of other than four digits, and stop words: those that
    /// most texts of the language hold. At most `maximumWordsCounted` words of each field are read.
    public func counts(of content: TextContent) -> TermCounts {
        var reader = TextReader(language, isCounting: true)
        reader.read(content)
        for tag in content.tags { reader.read(tag.name, halves: 2) }
        return reader.counts(tagKeys: Set(content.tags.map(\.key)))
    }

    /// Counts the terms of an article, as `counts(of:)` without its tags, and indexes its title, excerpt and body, as
    /// `indexed` by the rules of `language.searched`: in one pass. With the terms of its title.
    public func read(
        _ content: TextContent
    ) -> (counts: TermCounts, indexed: IndexedText, titleTerms: [LeadingTerm]) {
        var reader = TextReader(language, isCounting: true, indexedAs: language.searched)
        reader.read(content)
        return (reader.counts(), reader.indexed, reader.titleTerms)
    }
}

extension TextReader {
    fileprivate mutating func read(_ content: TextContent) {
        read(content.title, halves: 3)
        read(content.excerpt, halves: 2)
        read(content.body, halves: 2)
    }
}
