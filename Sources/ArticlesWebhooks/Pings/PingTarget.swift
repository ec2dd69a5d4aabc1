import Foundation
internal import HTTPRequesting
import StrictJSON

/// A service that is told of addresses whose content has changed.
public struct PingTarget: Sendable {
    /// What it is called in logs.
    public let name: String
    /// How many addresses a request has at most.
    let portion: Int
    /// What it is told, of the addresses of articles that changed.
    let topics: @Sendable ([String]) -> [String]
    /// The request that tells it.
    let request: @Sendable ([String]) -> ClientRequest

    /// A hub of WebSub, which fetches feeds once it is told that they changed, and sends them to their subscribers.
    ///
    /// - Parameters:
    ///   - hub: Its address.
    ///   - feeds: The addresses of the feeds that name it.
    public static func webSub(hub: String, feeds: [String]) -> PingTarget {
        PingTarget(name: "websub", portion: feeds.count, topics: { _ in feeds }) { feeds in
            let pairs = ["hub.mode=publish"] + feeds.map { "hub.url=\($0.formEncoded)" }
            return ClientRequest(
                .post, hub, fields: [("Content-Type", "application/x-www-form-urlencoded")],
                body: Array(pairs.joined(separator: "&").utf8))
        }
    }

    /// Search engines that speak IndexNow.
    ///
    /// - Parameters:
    ///   - url: Where they are told.
    ///   - host: The host of the site.
    ///   - key: What shows that the site itself tells.
    ///   - keyLocation: Where the site serves the key.
    public static func indexNow(
        url: String, host: String, key: String, keyLocation: String
    ) -> PingTarget {
        PingTarget(name: "indexnow", portion: 1_000, topics: { $0 }) { addresses in
            var writer = JSONWriter()
            writer.raw("{\"host\":")
            writer.string(host)
            writer.raw(",\"key\":")
            writer.string(key)
            writer.raw(",\"keyLocation\":")
            writer.string(keyLocation)
            writer.raw(",\"urlList\":")
            writer.array(addresses) { $0.string($1) }
            writer.raw("}")
            return ClientRequest(
                .post, url, fields: [("Content-Type", "application/json; charset=utf-8")], body: writer.bytes)
        }
    }
}

extension String {
    /// As a value of a form: every byte escaped that is not unreserved (RFC 3986, 2.3).
    fileprivate var formEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .unreserved) ?? ""
    }
}

extension CharacterSet {
    fileprivate static let unreserved = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
}
