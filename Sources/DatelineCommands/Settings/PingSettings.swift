import ArticlesSyndication
import ArticlesWebhooks

/// Who is told of what the public sees anew.
struct PingSettings: Sendable {
    /// Where search engines are told (IndexNow); the service of the protocol passes on to all of them.
    static let indexNow = "https://api.indexnow.org/indexnow"

    /// The hub of the feeds (WebSub).
    let hub: String?
    /// The key of the site for IndexNow, which is served to everyone.
    let indexNowKey: String?
    private let indexNowURL: String

    init(_ options: ServeOptions, _ reader: inout SettingsReader) throws(CommandFailure) {
        hub = try Self.url(reader.text("websub-hub", options.websubHub, default: ""), "websub-hub")
        indexNowURL =
            try Self.url(
                reader.text("indexnow-url", options.indexnowUrl, default: Self.indexNow), "indexnow-url")
            ?? Self.indexNow
        let key = reader.text("indexnow-key", options.indexnowKey, default: "")
        guard key.isEmpty || key.wholeMatch(of: /[A-Za-z0-9\-]{8,128}/) != nil else {
            throw CommandFailure(
                .usage, "--indexnow-key must have 8 to 128 characters of A to Z, a to z, 0 to 9 and -")
        }
        indexNowKey = key.isEmpty ? nil : key
    }

    private static func url(_ text: String, _ name: String) throws(CommandFailure) -> String? {
        guard !text.isEmpty else { return nil }
        guard text.wholeMatch(of: /https?:\/\/[A-Za-z0-9\[][!-;=?-~]{0,500}/) != nil else {
            throw CommandFailure(
                .usage, "--\(name) must be an http or https URL, such as https://hub.example.org/")
        }
        return text
    }

    /// The targets of a site.
    func targets(_ site: PublicSite) -> [PingTarget] {
        let feeds = FeedFormat.allCases.map { site.url.text + $0.path }
        return [
            hub.map { .webSub(hub: $0, feeds: feeds) },
            indexNowKey.map {
                .indexNow(
                    url: indexNowURL, host: site.url.host, key: $0,
                    keyLocation: "\(site.url.text)/indexnow-\($0).txt")
            },
        ].compactMap(\.self)
    }
}
