public import Articles
public import ArticlesSyndication
import Synchronization

/// The html of a page.
public struct RenderedPage: Sendable {
    /// Its bytes, UTF-8.
    public let bytes: [UInt8]
    /// The value of `Link` (RFC 8288): the feeds of what it shows, and the same as JSON.
    public let link: String
}

/// The pages of a site for people: html without scripts, in the words of the language of what it shows.
///
/// Everything that articles hold is escaped; the bodies come as html that must be safe. The same articles make the same bytes.
public final class ReaderPages: Sendable {
    /// The site.
    public let site: PublicSite
    private let current: Mutex<State>
    private let observers = Mutex<[@Sendable () -> Void]>([])

    private struct State {
        let theme: ReaderTheme
        /// How many themes were before.
        var generation = 0
        /// Pages of the theme that are always the same, by their status.
        var kept: [Int: RenderedPage] = [:]
    }

    /// The pages of a site, by a theme.
    public init(site: PublicSite, theme: ReaderTheme) {
        self.site = site
        current = Mutex(State(theme: theme))
    }

    /// The files that the pages are made of. Pages from now on are made of those that are set.
    public var theme: ReaderTheme {
        get { current.withLock(\.theme) }
        set {
            current.withLock { $0 = State(theme: newValue, generation: $0.generation + 1) }
            for observer in observers.withLock({ $0 }) { observer() }
        }
    }

    /// Calls `observer` whenever another theme was set, for as long as the pages are there.
    public func observeTheme(_ observer: @escaping @Sendable () -> Void) {
        observers.withLock { $0.append(observer) }
    }

    /// The page of an article.
    public func html(of page: ArticlePage) -> RenderedPage {
        let theme = theme
        let (frame, content) = content(of: page)
        return rendered(frame, content, "article", theme)
    }

    /// A page with a list.
    public func html(of page: ListPage) -> RenderedPage {
        let theme = theme
        let (frame, content) = content(of: page)
        return rendered(frame, content, "list", theme)
    }

    /// A page that says what went wrong.
    ///
    /// - Parameters:
    ///   - status: The status of the response.
    ///   - detail: What went wrong, in a sentence.
    ///   - request: How the log calls the request, to be told to whoever runs the site.
    public func html(ofStatus status: Int, detail: String?, request: String? = nil) -> RenderedPage {
        let isKept = [404, 410].contains(status)
        let (theme, generation, known) = current.withLock { ($0.theme, $0.generation, $0.kept[status]) }
        if isKept, let known { return known }
        let (frame, content) = content(ofStatus: status, detail: detail, request: isKept ? nil : request)
        let page = rendered(frame, content, "problem", theme)
        // A theme that was replaced meanwhile leaves nothing behind.
        if isKept { current.withLock { if $0.generation == generation { $0.kept[status] = page } } }
        return page
    }

    private func rendered(
        _ frame: Frame, _ content: TemplateObject, _ template: String, _ theme: ReaderTheme
    ) -> RenderedPage {
        RenderedPage(
            bytes: theme.render(page(frame, content, theme), with: template),
            link: alternates(frame).map { "<\($0.url)>; rel=\"alternate\"; type=\"\($0.type)\"" }.joined(
                separator: ", "))
    }

    /// The value of `Content-Security-Policy` for the pages: no script, nothing of other hosts but the images, films and
    /// sounds of articles.
    public var contentSecurityPolicy: String {
        // A site without encryption shows pictures without it; browsers keep them off any other.
        let schemes = site.url.text.hasPrefix("https:") ? "https:" : "https: http:"
        return
            "default-src 'none'; style-src 'self'; img-src 'self' \(schemes) data:; media-src 'self' \(schemes); "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    }
}

extension ReaderPages {
    /// What the paths of the site begin with, where it is only a part of its host.
    var prefix: String { String(site.url.text.dropFirst(site.url.origin.count)) }

    /// The path of an article's page.
    public func path(of article: Article) -> String { prefix + site.path(of: article) }

    /// The path of the page of the article that has this slug.
    public func path(ofArticle slug: Slug) -> String {
        let template = site.articlePath.template
        let path = template.contains("{id}") ? ArticlePath.articles.template : template
        return prefix + path.replacing("{slug}", with: slug.text.encodedSegment)
    }

    /// The path of a tag's page.
    public func path(ofTag slug: Slug) -> String { "\(prefix)/tags/\(slug.text.encodedSegment)" }

    /// The path of an author's page.
    public func path(ofAuthor name: String) -> String { "\(prefix)/authors/\(name.encodedSegment)" }

    /// The path of a page of the archive.
    public func path(of period: ArchivePeriod) -> String { prefix + period.path }

    func path(ofSearch text: String) -> String { "\(prefix)/search?q=\(text.encodedSegment)" }

    func path(of asset: ReaderTheme.Asset) -> String { "\(prefix)/assets/\(asset.name)" }
}
