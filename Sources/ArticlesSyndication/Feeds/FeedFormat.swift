/// The formats of feeds.
public enum FeedFormat: String, Sendable, CaseIterable {
    /// The Atom Syndication Format (RFC 4287).
    case atom
    /// RSS 2.0, with the full text in `content:encoded`.
    case rss
    /// JSON Feed 1.1.
    case json

    /// The path of the feed: `/feed.atom`.
    public var path: String { "/feed.\(rawValue)" }

    /// The media type.
    public var mediaType: String {
        switch self {
        case .atom: "application/atom+xml"
        case .rss: "application/rss+xml"
        case .json: "application/feed+json"
        }
    }
}
