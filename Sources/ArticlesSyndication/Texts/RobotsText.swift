/// `robots.txt` (RFC 9309).
public enum RobotsText {
    /// Everything may be read, and the sitemaps say what there is.
    public static func document(of site: PublicSite) -> String {
        """
        User-agent: *
        Disallow:

        Sitemap: \(site.url.text)/sitemap.xml
        Sitemap: \(site.url.text)/news-sitemap.xml

        """
    }
}
