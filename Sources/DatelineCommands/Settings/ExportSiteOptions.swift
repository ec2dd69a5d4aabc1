import ArgumentParser
import ArticlesExchange
import ArticlesRendering
import ArticlesSyndication

/// The flags that say where the site shows what is exported.
struct ExportSiteOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The address of the site, for wordpress (default: http://localhost:8080)", valueName: "url"))
    var siteUrl: String?
    @Option(
        help: ArgumentHelp("What the site is called, for wordpress (default: its host)", valueName: "text"))
    var siteTitle: String?
    @Option(
        help: ArgumentHelp(
            "Where the site shows an article (default: /articles/{slug})", valueName: "path"))
    var articlePath: String?
    @Option(
        help: ArgumentHelp(
            "Where the site shows a tag, for redirects (default: /tags/{slug})", valueName: "path"))
    var tagPath: String?

    /// The site that an export is of, and the form of a tag's path.
    func site(
        for format: ExportFormat, _ reader: inout SettingsReader
    ) throws(CommandFailure) -> (site: PublicSite, tagPath: String) {
        let (url, title) = try PublicSite.address(
            siteUrl, title: siteTitle, default: SiteURL.local.text, &reader)
        let article = try PublicSite.articlePath(articlePath, &reader)
        guard let tag = ArticlePath(tagPath ?? "/tags/{slug}"), tag.template.contains("{slug}") else {
            throw CommandFailure(.usage, "--tag-path must be a path with {slug}, such as /topics/{slug}")
        }
        if format.isOfRedirects {
            try checkPlain(article, "article-path")
            try checkPlain(tag, "tag-path")
        }
        let renderer = ArticleRenderer()
        return (
            PublicSite(url: url, title: title, articlePath: article) { renderer.html(of: $0) }, tag.template
        )
    }

    /// Throws for what servers do not compare – queries and escapes –, do not know – ids –, or read as patterns.
    private func checkPlain(_ path: ArticlePath, _ name: String) throws(CommandFailure) {
        let isPlain = !path.template.contains { "?%*:".contains($0) }
        guard path.template.contains("{slug}"), isPlain else {
            throw CommandFailure(
                .usage, "--\(name) must have {slug}, and none of ? % * :, to make redirects of it")
        }
    }
}
