public import Articles
import Synchronization

/// Renders the bodies of articles as html, and keeps what it rendered.
///
/// The html is safe to put into a page as it stands: it holds no script, no style, no form, no frame, no event
/// handler, and no address that runs anything, whatever the body was; every element that it opens it closes. It is a
/// function of the body and its format alone, the same bytes on every machine, and rendering it again changes nothing.
/// Its ids are unique within one body.
///
/// Work and memory grow in proportion to the body, hostile ones included; large bodies are still too much for an
/// event loop (`ArticleService.work`).
public final class ArticleRenderer: Sendable {
    private let cache: Mutex<RenderingCache>

    /// A renderer.
    ///
    /// - Parameter cacheBytes: How many bytes of html it keeps; 0 keeps none.
    public init(cacheBytes: Int = 16 << 20) {
        cache = Mutex(RenderingCache(byteLimit: cacheBytes))
    }

    /// The body of an article as html; kept until the article changes or there is need of the room.
    ///
    /// - Precondition: The article was read with its body.
    public func html(of article: Article) -> String {
        let key = RenderingCache.Key(article)
        if let kept = cache.withLock({ $0[key] }) { return kept }
        let html = Self.html(of: article.body, article.format)
        cache.withLock { $0.keep(html, for: key) }
        return html
    }

    /// The html of an article if it is kept: what is not takes the time of rendering.
    public func keptHTML(of article: Article) -> String? {
        let key = RenderingCache.Key(article)
        return cache.withLock { $0[key] }
    }

    /// A body as html.
    public static func html(of body: String, _ format: ArticleFormat) -> String {
        let source = Array(body.utf8)
        let html =
            switch format {
            case .markdown: MarkdownHTML.html(of: source).map(HTMLReader.sanitized)
            case .html: HTMLReader.sanitized(source)
            case .plain: HTMLReader.sanitized(PlainTextHTML.html(of: source))
            }
        return String(decoding: html ?? HTMLSanitizer.preformatted(source), as: UTF8.self)
    }

    /// How many bytes the kept html takes.
    public var size: Int { cache.withLock(\.size) }
}
