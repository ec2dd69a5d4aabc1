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
        let address = reader.text("site-url", siteUrl, default: SiteURL.local.text)
        guard let url = SiteURL(address) else {
            throw CommandFailure(
                .usage,
                "--site-url must be an http or https URL without a query, such as https://example.org, "
                    + "not \"\(address)\"")
        }
        let title = reader.text("site-title", siteTitle, default: url.host)
        let article = try path(
            "article-path", reader.text("article-path", articlePath, default: "/articles/{slug}"), format)
        let tag = try path("tag-path", tagPath ?? "/tags/{slug}", format)
        let renderer = ArticleRenderer()
        return (
            PublicSite(url: url, title: title, articlePath: article) { renderer.html(of: $0) }, tag.template
        )
    }

    private func path(
        _ name: String, _ template: String, _ format: ExportFormat
    ) throws(CommandFailure) -> ArticlePath {
        guard let path = ArticlePath(template) else {
            throw CommandFailure(
                .usage, "--\(name) must be a path with {slug}, such as /blog/{slug}, not \"\(template)\"")
        }
        // Servers compare paths without query and escapes, and know no ids.
        let isPlain = template.contains("{slug}") && !template.contains(where: { "?%".contains($0) })
        guard !format.isOfRedirects || isPlain, template.contains("{slug}") || name == "article-path" else {
            throw CommandFailure(
                .usage, "--\(name) must have {slug}, and neither ? nor %, to make redirects of it")
        }
        return path
    }
}
