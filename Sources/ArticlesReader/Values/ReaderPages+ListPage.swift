import Articles
import ArticlesSyndication

extension ReaderPages {
    /// A page with a list.
    func content(of page: ListPage) -> (Frame, TemplateObject) {
        let words = Words.of(site.language)
        var frame = Frame(nil, words)
        var content = subject(page, words, &frame)
        let isFound = !page.articles.isEmpty
        let isSearch = frame.search != nil
        let path = Self.path(of: page.subject)
        if page.isFirst, !isSearch { frame.canonical = site.url.text + path }
        if page.isFirst, case .front = page.subject { frame.openGraph = openGraph() }
        let query = path.contains("?") ? "&" : "?"
        content.add([
            "articles": .list(page.articles.map { card($0, in: words) }),
            "is_empty": .flag(!isFound && (frame.search.map { !$0.isEmpty } ?? true)),
            "is_search": .flag(isSearch),
            "next_url": TemplateValue(page.next.map { "\(prefix)\(path)\(query)cursor=\($0)" }),
            "previous_url": TemplateValue(page.previous.map { "\(prefix)\(path)\(query)cursor=\($0)" }),
            "is_paged": .flag(page.next != nil || page.previous != nil),
            "topics": TemplateValue(whole: page.topics.map { counted($0) }),
            "did_you_mean": TemplateValue(page.didYouMean.map { search($0) }),
            "corrected": TemplateValue(page.corrected.map { search($0) }),
        ])
        return (frame, content)
    }

    /// The path of a list, and what its query must have.
    private static func path(of subject: ListPage.Subject) -> String {
        switch subject {
        case .front: "/"
        case .tag(let counted, _): "/tags/\(counted.tag.slug.text.encodedSegment)"
        case .author(let name): "/authors/\(name.encodedSegment)"
        case .archive(let period, _, _, _): period.path
        case .search(let text): "/search?q=\(text.encodedSegment)"
        }
    }

    /// What the articles have in common.
    private func subject(_ page: ListPage, _ words: Words, _ frame: inout Frame) -> TemplateObject {
        var content: TemplateObject = [
            "heading": .absent, "kind": .absent, "lead": .absent, "related_topics": .absent,
            "months": .absent,
            "earlier": .absent, "later": .absent, "is_front": .flag(false), "is_archive": .flag(false),
        ]
        switch page.subject {
        case .front:
            content.add(["is_front": .flag(page.isFirst)])
            frame.json = "/v1/articles"
        case .tag(let counted, let related):
            frame.title = counted.tag.name
            frame.description = counted.tag.description
            select("tag=\(counted.tag.slug.text.encodedSegment)", &frame)
            content.add([
                "kind": .text(words["topic"]), "lead": TemplateValue(counted.tag.description),
                "related_topics": TemplateValue(whole: related.map { tag($0.tag.slug, $0.tag.name) }),
            ])
        case .author(let name):
            frame.title = name
            select("author=\(name.encodedSegment)", &frame)
            content.add(["kind": .text(words["author"])])
        case .archive(let period, let months, let earlier, let later):
            frame.title = period.title(in: words.language)
            content.add([
                "kind": .text(words["archive"]), "is_archive": .flag(true),
                "months": TemplateValue(whole: months.map { month($0, period, words) }),
                "earlier": TemplateValue(earlier.map { link($0, words) }),
                "later": TemplateValue(later.map { link($0, words) }),
            ])
        case .search(let text):
            frame.title = words["search"]
            frame.search = text
            if !text.isEmpty {
                select("q=\(text.encodedSegment)", &frame)
                content.add(["kind": .text(words["results"])])
            }
        }
        let heading = frame.search.flatMap { $0.isEmpty ? nil : $0 } ?? frame.title
        content.add(["heading": TemplateValue(heading)])
        return content
    }

    private func select(_ query: String, _ frame: inout Frame) {
        frame.query = query
        frame.json = "/v1/articles?\(query)"
    }

    private func counted(_ counted: CountedTag) -> TemplateObject {
        var object = tag(counted.tag.slug, counted.tag.name)
        object.add(["count": .text("\(counted.articleCount)")])
        return object
    }

    private func search(_ text: String) -> TemplateObject {
        ["text": .text(text), "url": .text(path(ofSearch: text))]
    }

    private func month(_ month: ArchivePeriod, _ shown: ArchivePeriod, _ words: Words) -> TemplateObject {
        [
            "name": .text(PageDate.month(month.month ?? 1, in: words.language)),
            "url": .text(path(of: month)),
            "is_shown": .flag(month == shown),
        ]
    }

    private func link(_ period: ArchivePeriod, _ words: Words) -> TemplateObject {
        ["name": .text(period.title(in: words.language)), "url": .text(path(of: period))]
    }

    private func openGraph() -> TemplateObject {
        [
            "kind": "website", "title": .text(site.title), "address": .text(site.url.text + "/"),
            "description": .absent,
            "published_time": .absent, "modified_time": .absent, "image": .absent,
        ]
    }
}
