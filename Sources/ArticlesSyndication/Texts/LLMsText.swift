public import Articles

/// `llms.txt` (llmstxt.org): what a language model should read of a site, in Markdown.
public enum LLMsText {
    /// How many articles it names.
    public static let articleCount = 100

    /// The document with these articles.
    public static func document(of site: PublicSite, naming articles: [Article]) -> String {
        var text = """
            # \(site.title.inMarkdown)

            > Articles, newest first. All of them can be read as JSON, searched and followed.

            ## Articles


            """
        for article in articles {
            let excerpt = article.excerpt.isEmpty ? "" : ": \(article.excerpt.inMarkdown)"
            text += "- [\(article.title.inMarkdown)](\(link(to: article, on: site)))\(excerpt)\n"
        }
        text += """

            ## Optional

            - [All articles as JSON](\(site.url.text)/v1/articles?include=body): pages with cursors; `q=` searches
            - [Tags](\(site.url.text)/v1/tags): what articles are about
            - [The API](\(site.url.text)/openapi.yaml): OpenAPI 3.1
            - [Feed](\(site.url.text)/feed.atom): Atom, with full texts
            - [Sitemap](\(site.url.text)/sitemap.xml): every article

            """
        return text
    }

    /// The address, whose brackets would end the link.
    private static func link(to article: Article, on site: PublicSite) -> String {
        site.address(of: article).replacing("(", with: "%28").replacing(")", with: "%29")
    }
}

extension String {
    /// As text on one line of Markdown: with a backslash before each character that marks something up.
    fileprivate var inMarkdown: String {
        var text = ""
        for scalar in unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                if text.last != " " { text += " " }
            } else {
                if "\\`*_[]<>#|~!&".unicodeScalars.contains(scalar) { text += "\\" }
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
