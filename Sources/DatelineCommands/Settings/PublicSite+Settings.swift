import Articles
import ArticlesSyndication
import HTTPServing

extension PublicSite {
    /// The site of the settings.
    ///
    /// Its address never comes from a request. Without a setting it is that of this machine, which is right where a site is tried
    /// and wrong for everyone else.
    init(
        _ options: ServeOptions, _ reader: inout SettingsReader, _ server: HTTPServerConfiguration
    ) throws(CommandFailure) {
        let local = Self.address(of: server)
        let address = reader.text("site-url", options.siteUrl, default: local)
        guard let url = SiteURL(address) else {
            throw CommandFailure(
                .usage,
                "--site-url must be an http or https URL without a query, such as https://example.org, "
                    + "not \"\(address)\"")
        }
        let title = reader.text("site-title", options.siteTitle, default: url.host)
        guard (1...300).contains(title.unicodeScalars.count) else {
            throw CommandFailure(.usage, "--site-title must have 1 to 300 characters")
        }
        let language = reader.text("site-language", options.siteLanguage, default: "en")
        guard let tag = LanguageTag.canonical(language) else {
            throw CommandFailure(
                .usage, "--site-language must be a language tag such as en or pt-BR, not \"\(language)\"")
        }
        let template = reader.text(
            "article-path", options.articlePath, default: ArticlePath.articles.template)
        guard let path = ArticlePath(template) else {
            throw CommandFailure(
                .usage,
                "--article-path must be a path with {slug} or {id}, such as /blog/{slug}, not \"\(template)\""
            )
        }
        self.init(url: url, title: title, articlePath: path, language: tag)
    }

    /// The address of this machine, at the port that it listens on.
    private static func address(of server: HTTPServerConfiguration) -> String {
        server.port == 0 || server.port == 80 ? "http://localhost" : "http://localhost:\(server.port)"
    }
}
