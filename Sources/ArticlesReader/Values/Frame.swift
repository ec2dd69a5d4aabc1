import Articles
import ArticlesSyndication

/// What every page has around its content.
struct Frame {
    /// What the page is called, for tabs and results of searches.
    var title: String?
    /// The language of the page.
    var words: Words
    /// What it is about, in a sentence.
    var description: String?
    /// Its own address; nil for one that search engines shall not keep.
    var canonical: String?
    /// The filter of the list that it shows, as a query; empty for that of everything.
    var query = ""
    /// The target of the same as JSON.
    var json: String?
    /// What it says for programs that show links to it.
    var openGraph: TemplateObject?
    /// The same in other languages, itself among them.
    var translations: [TemplateObject] = []
    /// What was searched for.
    var search: String?

    /// The query of its feeds, with its question mark.
    var feedQuery: String { query.isEmpty ? "" : "?\(query)" }

    /// A frame around a page in the words of the first language that there are some of.
    init(_ title: String?, _ words: Words) {
        self.title = title
        self.words = words
    }
}

extension ReaderPages {
    /// A page: what it has around its content, and its content.
    func page(_ frame: Frame, _ content: TemplateObject, _ theme: ReaderTheme) -> TemplateObject {
        let title = frame.title.map {
            "\(BidirectionalText.isolated($0)) \u{2013} \(BidirectionalText.isolated(site.title))"
        }
        var page: TemplateObject = [
            "page_title": .text(title ?? site.title),
            "page_language": .text(frame.words.language),
            "page_direction": .text(Writing.direction(of: frame.words.language)),
            "words": .object(frame.words.object),
            "description": TemplateValue(frame.description),
            "canonical": TemplateValue(frame.canonical),
            "is_indexed": .flag(frame.canonical != nil),
            "open_graph": TemplateValue(frame.openGraph),
            "alternates": .list(
                alternates(frame).map {
                    ["type": .text($0.type), "url": .text($0.url), "title": .text($0.title)]
                }),
            "translations": TemplateValue(whole: frame.translations),
            "search_text": TemplateValue(frame.search),
            "site_title": .text(site.title),
            "front_url": .text(prefix + "/"),
            "search_url": .text(prefix + "/search"),
            "archive_url": .text(prefix + "/archive"),
            "feed_url": .text("\(prefix)/feed.atom\(frame.feedQuery)"),
            "style_url": .text(path(of: theme.style)),
            "icon_url": .text(path(of: theme.icon)),
        ]
        page.add(content)
        return page
    }

    /// The feeds of what a page shows, and the same as JSON.
    func alternates(_ frame: Frame) -> [(type: String, url: String, title: String)] {
        let feeds = FeedFormat.allCases.map { format in
            (format.mediaType, "\(prefix)\(format.path)\(frame.feedQuery)", format.title)
        }
        return feeds + (frame.json.map { [("application/json", prefix + $0, "JSON")] } ?? [])
    }

    /// A problem: what went wrong, without inner reasons.
    func content(ofStatus status: Int, detail: String?, request: String?) -> (Frame, TemplateObject) {
        let words = Words.of(site.language)
        let (heading, text): (String, String?) =
            switch status {
            case 404: (words["not_found"], words["not_found_text"])
            case 410: (words["gone"], words["gone_text"])
            case _: (words["problem"], detail)
            }
        return (
            Frame(heading, words),
            [
                "heading": .text(heading), "status": .text("\(status)"), "detail": TemplateValue(text),
                "request": TemplateValue(request),
            ]
        )
    }
}

extension FeedFormat {
    fileprivate var title: String {
        switch self {
        case .atom: "Atom"
        case .rss: "RSS"
        case .json: "JSON Feed"
        }
    }
}
