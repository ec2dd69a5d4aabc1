import Articles
import ArticlesSyndication

extension ReaderPages {
    /// The page of an article.
    func content(of page: ArticlePage) -> (Frame, TemplateObject) {
        let article = page.article
        let words = Words.of(article.language, site.language)
        let isVisible = article.isVisible(at: page.now)
        var frame = Frame(article.title, words)
        frame.description = article.excerpt
        let original = site.original(of: article).flatMap { $0.isWebAddress ? $0 : nil }
        if isVisible {
            frame.canonical = original ?? site.address(of: article)
            frame.openGraph = openGraph(of: article)
        }
        frame.json = "/v1/articles/\(article.slug.text.encodedSegment)"
        let translations = others(page.translations, than: article)
        frame.translations =
            translations.isEmpty ? [] : ([article] + translations).map { translation($0, of: article) }
        return (
            frame,
            [
                "article": .object(content(page, words, original)),
                "related": TemplateValue(whole: page.related.map { card($0, in: words) }),
                "json_ld": isVisible ? .text(StructuredData(article, on: site).script) : .absent,
                "preview": isVisible ? .absent : .text(words[Self.status(of: article)]),
            ]
        )
    }

    private func content(_ page: ArticlePage, _ words: Words, _ original: String?) -> TemplateObject {
        let article = page.article
        var content = card(article, in: words)
        // An import of an old article is no change of it.
        let changed =
            article.version > 1
            && article.publishedAt.map { Self.isLater(article.updatedAt, than: $0) } ?? true
        content.add([
            "body": .text(BodyInPage.fitted(page.html)),
            "updated": changed ? .object(date(article.updatedAt, in: words)) : .absent,
            "original": TemplateValue(original),
        ])
        return content
    }

    /// Whether something changed on a later day than it appeared.
    private static func isLater(_ time: Timestamp, than other: Timestamp) -> Bool {
        time > other && time.description.prefix(10) != other.description.prefix(10)
    }

    private static func status(of article: Article) -> String {
        switch article.status {
        case .draft: "draft"
        case .published: "scheduled"
        case .archived: "archived"
        }
    }

    /// One article for each language but that of the one that is shown; those without a language are in that of the site.
    private func others(_ translations: [Article], than shown: Article) -> [Article] {
        var languages: Set = [shown.language ?? site.language]
        return translations.filter { languages.insert($0.language ?? site.language).inserted }
    }

    private func translation(_ article: Article, of shown: Article) -> TemplateObject {
        let language = article.language ?? site.language
        return [
            "language": .text(language), "name": .text(Writing.name(of: language)),
            "url": .text(path(of: article)), "address": .text(site.address(of: article)),
            "is_shown": .flag(article.id == shown.id),
        ]
    }

    private func openGraph(of article: Article) -> TemplateObject {
        var graph: TemplateObject = [
            "kind": "article", "title": .text(article.title), "address": .text(site.address(of: article)),
            "description": TemplateValue(article.excerpt),
            "published_time": TemplateValue(article.publishedAt?.description),
            "modified_time": .text(article.lastModified.description),
            "image": .absent,
        ]
        if let image = article.image, site.absolute(image).isWebAddress {
            graph.add([
                "image": .object(["source": .text(site.absolute(image)), "alt": TemplateValue(image.alt)])
            ])
        }
        return graph
    }
}
