internal import HTTPRequesting

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
            let members = [("host", host), ("key", key), ("keyLocation", keyLocation)].map {
                "\"\($0.0)\":\"\($0.1.jsonEscaped)\""
            }
            let list = addresses.map { "\"\($0.jsonEscaped)\"" }.joined(separator: ",")
            return ClientRequest(
                .post, url, fields: [("Content-Type", "application/json; charset=utf-8")],
                body: Array("{\(members.joined(separator: ",")),\"urlList\":[\(list)]}".utf8))
        }
    }
}

extension String {
    /// As a value of a form: every byte escaped that is not unreserved (RFC 3986, 2.3).
    fileprivate var formEncoded: String {
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: bytes.append(byte)
            case _: bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Within quotation marks of JSON. Addresses have neither controls nor bytes beyond ASCII.
    fileprivate var jsonEscaped: String {
        replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    }
}
