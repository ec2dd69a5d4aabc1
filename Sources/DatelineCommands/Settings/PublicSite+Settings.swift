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
        let (url, title) = try Self.address(
            options.siteUrl, title: options.siteTitle, default: Self.address(of: server), &reader)
        let language = reader.text("site-language", options.siteLanguage, default: "en")
        guard let tag = LanguageTag.canonical(language) else {
            throw CommandFailure(
                .usage, "--site-language must be a language tag such as en or pt-BR, not \"\(language)\"")
        }
        let path = try Self.articlePath(options.articlePath, &reader)
        self.init(url: url, title: title, articlePath: path, language: tag)
    }

    /// The address of a site and its title, as they are set.
    static func address(
        _ address: String?, title: String?, default fallback: String, _ reader: inout SettingsReader
    ) throws(CommandFailure) -> (SiteURL, title: String) {
        let address = reader.text("site-url", address, default: fallback)
        guard let url = SiteURL(address) else {
            throw CommandFailure(
                .usage,
                "--site-url must be an http or https URL without a query, such as https://example.org, "
                    + "not \"\(address)\"")
        }
        let title = reader.text("site-title", title, default: url.host)
        guard (1...300).contains(title.unicodeScalars.count) else {
            throw CommandFailure(.usage, "--site-title must have 1 to 300 characters")
        }
        return (url, title)
    }

    /// The form of an article's path, as it is set.
    static func articlePath(
        _ template: String?, _ reader: inout SettingsReader
    ) throws(CommandFailure) -> ArticlePath {
        let template = reader.text("article-path", template, default: ArticlePath.articles.template)
        guard let path = ArticlePath(template) else {
            throw CommandFailure(
                .usage,
                "--article-path must be a path with {slug} or {id}, such as /blog/{slug}, not \"\(template)\""
            )
        }
        return path
    }

    /// The address of this machine, at the port that it listens on.
    private static func address(of server: HTTPServerConfiguration) -> String {
        server.port == 0 || server.port == 80 ? "http://localhost" : "http://localhost:\(server.port)"
    }
}
