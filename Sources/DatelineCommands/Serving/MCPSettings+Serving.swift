import ArticlesAPI
import ArticlesSyndication
import HTTPRouting

extension ServeSettings {
    /// How models are served; nil for not at all. Pages may ask if they are of the site, or of an origin that may read responses.
    var mcp: MCPSettings? {
        guard servesMCP else { return nil }
        let (site, cors) = (site.url.origin, cors)
        let allowsEveryOrigin = asksForKeys && cors?.allowsEveryOrigin == true
        return MCPSettings(name: self.site.title, version: BuildInformation.version) { origin in
            allowsEveryOrigin || origin == site || cors?.origins.contains(origin) == true
        }
    }
}
