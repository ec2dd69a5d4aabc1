import Synchronization

/// How many wrong keys come from where: a bucket of tokens for each address, in a table of fixed size.
///
/// Addresses share buckets by their hash, which nobody outside can foresee. That is harmless: a right key is
/// served whatever the bucket holds (`docs/decisions/0023`).
final class WrongKeyLimit: Sendable {
    /// How many wrong keys may come at once.
    static let burst: Int64 = 10
    /// After how many milliseconds one more may come.
    static let interval: Int64 = 6_000
    /// How many buckets there are.
    static let bucketCount = 4_096
    /// How many milliseconds lie between two reports about a bucket.
    static let reportInterval: Int64 = 60_000

    private struct Bucket {
        /// When the bucket will be full again, in milliseconds.
        var fullAt = Int64.min
        /// Before this nothing is reported again.
        var quietUntil = Int64.min
        /// How many wrong keys were refused since the last report.
        var refused = 0
    }

    /// What became of a key that may be wrong.
    enum Attempt: Sendable {
        /// A token was taken; it is to be given back if the key is right.
        case counted
        /// The bucket is empty; so many seconds later it is not.
        case refused(retryAfter: Int)
    }

    private let buckets = Mutex([Bucket](repeating: Bucket(), count: WrongKeyLimit.bucketCount))

    /// Takes a token from the bucket of an address.
    func take(from client: ClientNetwork, at now: Int64) -> Attempt {
        buckets.withLock { buckets in
            let most = Self.burst * Self.interval
            let fullAt = min(max(buckets[client.bucket].fullAt, now), now + most)
            // Kept: after a clock was set back, time goes on from here.
            buckets[client.bucket].fullAt = fullAt
            guard fullAt + Self.interval <= now + most else {
                let wait = fullAt + Self.interval - now - most
                return .refused(retryAfter: Int((wait + 999) / 1_000))
            }
            buckets[client.bucket].fullAt = fullAt + Self.interval
            return .counted
        }
    }

    /// Gives back the token that a right key took.
    func giveBack(to client: ClientNetwork) {
        buckets.withLock { $0[client.bucket].fullAt -= Self.interval }
    }

    /// How many bytes it takes.
    var size: Int { buckets.withLock { $0.count * MemoryLayout<Bucket>.stride } }

    /// Counts a wrong key that is refused.
    ///
    /// - Returns: How many were refused since the last report, when it is time for one.
    func reportRefusal(of client: ClientNetwork, at now: Int64) -> Int? {
        buckets.withLock { buckets in
            let quietUntil = min(buckets[client.bucket].quietUntil, now + Self.reportInterval)
            buckets[client.bucket].refused += 1
            guard now >= quietUntil else { return nil }
            let count = buckets[client.bucket].refused
            buckets[client.bucket].refused = 0
            buckets[client.bucket].quietUntil = now + Self.reportInterval
            return count
        }
    }
}

/// The part of an address that one client is taken to have: all of IPv4, the first 64 bits of IPv6.
struct ClientNetwork: Hashable, Sendable {
    /// As text: `192.0.2.1`, `2001:db8:0:1::/64`; empty without an address.
    let name: String
    /// Which bucket it has.
    fileprivate let bucket: Int

    /// The network of a peer's address, as the system writes it.
    init(_ address: String?) {
        name = address.map(Self.name(of:)) ?? ""
        bucket = Int(UInt(bitPattern: name.hashValue) % UInt(WrongKeyLimit.bucketCount))
    }

    private static func name(of address: String) -> String {
        guard address.utf8.contains(UInt8(ascii: ":")) else { return address }
        // An IPv4 address in an IPv6 one (RFC 4291 §2.5.5).
        if let last = address.split(separator: ":").last, last.utf8.contains(UInt8(ascii: ".")) {
            return String(last)
        }
        return groups(of: address).prefix(4).joined(separator: ":") + "::/64"
    }

    /// The groups of an IPv6 address, with those that `::` stands for.
    private static func groups(of address: String) -> [Substring] {
        let text = address.prefix { $0 != "%" }
        guard let gap = text.firstRange(of: "::") else { return text.split(separator: ":") }
        let before = text[..<gap.lowerBound].split(separator: ":")
        let after = text[gap.upperBound...].split(separator: ":")
        return before + Array(repeating: "0", count: max(8 - before.count - after.count, 0)) + after
    }
}
