import Articles
import Foundation
import MarkupParsing
import StrictJSON

/// What a site has for machines.
enum SiteKind: Sendable, Equatable {
    /// The root of a REST API of WordPress.
    case wordPress(root: String)
    /// The root of a Content API of Ghost.
    case ghost(root: String)
    /// A feed.
    case feed(String)

    /// A word for a person.
    var name: String {
        switch self {
        case .wordPress: "WordPress's REST API"
        case .ghost: "Ghost's Content API"
        case .feed(let url): "the feed \(url)"
        }
    }
}

/// Finds out what a site has for machines.
struct SiteDiscovery {
    let address: String
    /// The key of a Content API of Ghost, if there is one.
    let key: String?
    /// The name of the format that was asked for, if one was.
    let format: String?
    let transport: any SiteTransport

    private static let feedTypes = [
        "application/feed+json", "application/atom+xml", "application/rss+xml", "application/json",
    ]
    private static let usualFeeds = ["feed/", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json"]
    /// So many bytes of a page are looked at.
    private static let pageLimit = 2 << 20

    func run() async throws(SiteError) -> SiteKind {
        if let key, !key.isEmpty {
            guard format == nil || format == "ghost" else {
                throw .site("the key is one of Ghost, and the site is to be read as \(format ?? "")")
            }
            return .ghost(root: Self.folder(address) + "ghost/api/content/")
        }
        let page = try await transport.get(address, fields: [])
        guard page.status == 200 else {
            throw .site("\(address) responds with the status \(page.status)")
        }
        if Self.isFeed(page.body) { return .feed(page.url) }
        let links = SiteLinks(of: Array(page.body.prefix(Self.pageLimit)), .html)
        let all = SiteLinks.links(inField: page.field("link") ?? "") + links.links
        if format != "feed", let root = try await wordPressRoot(all, page.url) {
            return .wordPress(root: root)
        }
        guard format != "wordpress" else { throw .site("\(address) has no REST API of WordPress") }
        let isGhost = links.generator.lowercased().contains("ghost")
        guard format != "ghost" else {
            throw .site("the Content API of Ghost needs a key: --key, from Settings › Integrations")
        }
        if let feed = try await feed(all, page.url) { return .feed(feed) }
        throw .site(
            isGhost
                ? "\(address) is a site of Ghost: --key takes its posts, from Settings › Integrations"
                : "\(address) has neither a REST API of WordPress nor a feed; Ghost's Content API needs --key"
        )
    }

    // MARK: WordPress

    private func wordPressRoot(
        _ links: [SiteLinks.Link], _ page: String
    ) async throws(SiteError) -> String? {
        let said = links.first { $0.relations.contains("https://api.w.org/") }
            .flatMap { Self.resolve($0.address, page) }
        for root in [said, Self.folder(page) + "wp-json/"].compactMap(\.self) {
            guard let index = try await present(root), let value = try? JSONParser.parse(index.body) else {
                continue
            }
            if (value["namespaces"]?.elements ?? []).contains(.string("wp/v2")) { return root }
        }
        if let said, said.contains("rest_route") || said.contains("wp-json") {
            throw .site("\(address) says that it has a REST API, which does not respond: \(said)")
        }
        return nil
    }

    /// What is at an address; `nil` if the site says that nothing is there for everybody. Any other failure may pass: to take something
    /// else instead would give all posts other identities than the next time.
    private func present(_ address: String) async throws(SiteError) -> SiteResponse? {
        let response = try await transport.get(address, fields: [])
        switch response.status {
        case 200: return response
        case 401, 403, 404, 410: return nil
        case let status: throw .site("\(address) has the status \(status)")
        }
    }

    // MARK: Feeds

    private func feed(_ links: [SiteLinks.Link], _ page: String) async throws(SiteError) -> String? {
        let said = links.filter { link in
            link.relations.contains("alternate") && Self.feedTypes.contains(link.type)
                && !link.address.contains("/comments/") && !link.type.hasSuffix("/json")
        }.compactMap { Self.resolve($0.address, page) }
        for address in said + Self.usualFeeds.map({ Self.folder(page) + $0 }) {
            if let response = try await present(address), Self.isFeed(response.body) { return address }
        }
        return nil
    }

    /// What a page names. One with https that names http is behind a proxy that it does not know of.
    private static func resolve(_ address: String, _ page: String) -> String? {
        guard let found = WebAddress.resolve(address, page) else { return nil }
        let isDowngrade = page.lowercased().hasPrefix("https:") && found.lowercased().hasPrefix("http:")
        return isDowngrade ? "https" + found.dropFirst(4) : found
    }

    /// Whether something begins as a feed does.
    static func isFeed(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(4_096), as: UTF8.self)
        if head.trimmed.hasPrefix("{") { return head.contains("jsonfeed.org/version") }
        return ["<rss", "<feed", "<rdf:RDF"].contains { mark in
            guard let place = head.range(of: mark) else { return false }
            return !head[..<place.lowerBound].lowercased().contains("<html")
        }
    }

    /// The folder of an address: what relative paths begin at, with a slash, without a query.
    static func folder(_ address: String) -> String {
        let plain = address.prefix { $0 != "?" && $0 != "#" }
        return plain.hasSuffix("/") ? String(plain) : plain + "/"
    }
}
