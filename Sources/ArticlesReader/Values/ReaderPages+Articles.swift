import Articles
import ArticlesSyndication

/// What templates see of articles.
extension ReaderPages {
    /// An article as an item of a list.
    func card(_ article: Article, in words: Words) -> TemplateObject {
        let language = article.language ?? site.language
        return [
            "title": .text(article.title),
            "url": .text(path(of: article)),
            "language": .text(language),
            "direction": .text(Writing.direction(of: language)),
            "excerpt": TemplateValue(article.excerpt),
            "published": TemplateValue(article.publishedAt.map { date($0, in: words) }),
            "authors": TemplateValue(whole: authors(of: article)),
            "tags": TemplateValue(whole: article.tags.map { tag($0.slug, $0.name) }),
            "image": TemplateValue(image(of: article)),
            "updated": .absent,
            "reasons": .absent,
            "passage": .absent,
            "title_passage": .absent,
        ]
    }

    /// A related article, with what it has in common.
    func card(_ related: RelatedArticle, in words: Words) -> TemplateObject {
        var card = card(related.article, in: words)
        let terms = related.relation.sharedTerms ?? []
        card.add(["reasons": TemplateValue(whole: terms.prefix(3).map { ["name": .text($0)] })])
        return card
    }

    /// An article that a search found, with the places where it did.
    func card(_ found: ListedArticle, in words: Words) -> TemplateObject {
        var card = card(found.article, in: words)
        guard let highlights = found.highlights else { return card }
        if let title = highlights.title { card.add(["title_passage": .object(passage(title))]) }
        if let text = highlights.body ?? highlights.excerpt { card.add(["passage": .object(passage(text))]) }
        return card
    }

    /// A text in pieces, of which some are what was searched for.
    private func passage(_ passage: SearchHighlights.Passage) -> TemplateObject {
        let units = Array(passage.text.utf16)
        var pieces: [TemplateObject] = []
        var end = 0
        func add(_ range: Range<Int>, isFound: Bool) {
            guard !range.isEmpty, range.upperBound <= units.count else { return }
            pieces.append([
                "text": .text(String(decoding: units[range], as: UTF16.self)), "is_found": .flag(isFound),
            ])
        }
        for range in passage.ranges where range.lowerBound >= end {
            add(end..<range.lowerBound, isFound: false)
            add(range, isFound: true)
            end = range.upperBound
        }
        add(end..<max(end, units.count), isFound: false)
        return ["items": .list(pieces)]
    }

    func date(_ time: Timestamp, in words: Words) -> TemplateObject {
        ["time": .text(time.description), "text": .text(PageDate.text(time, in: words.language))]
    }

    func tag(_ slug: Slug, _ name: String) -> TemplateObject {
        ["name": .text(name), "url": .text(path(ofTag: slug))]
    }

    func authors(of article: Article) -> [TemplateObject] {
        article.authors.map { ["name": .text($0), "url": .text(path(ofAuthor: $0))] }
    }

    /// The picture, if its address is one of the web.
    func image(of article: Article) -> TemplateObject? {
        guard let image = article.image else { return nil }
        let url = site.absolute(image)
        guard url.isWebAddress else { return nil }
        // A path stays one, so that a page shows its pictures under whatever name its host is called.
        let isPath = image.url.hasPrefix("/") && !image.url.hasPrefix("//")
        return ["source": .text(isPath ? image.url.encodedURL : url), "alt": .text(image.alt)]
    }
}

extension String {
    /// Whether it is an address of http or https, whatever else its letters spell.
    var isWebAddress: Bool {
        ["https://", "http://"].contains { prefix($0.count).lowercased() == $0 }
    }
}
