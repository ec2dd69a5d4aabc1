import HTTPRouting
import NIOCore

/// The proxies in front of the service that are believed when they say for whom they send a request.
///
/// Only `X-Forwarded-For` is read: a proxy that writes one field lets clients write the others.
public struct TrustedProxies: Sendable, Hashable {
    private let networks: [Network]

    /// What is no address and no network.
    public struct Malformed: Error, Sendable, CustomStringConvertible {
        /// The text.
        public let text: String

        /// What it is, and what it should be.
        public var description: String {
            "\(text) is no IP address and no network such as 10.0.0.0/8 or fd00::/8"
        }
    }

    /// Reads addresses and networks with commas between (RFC 4632): `127.0.0.1, 10.0.0.0/8, fd00::/8`.
    public init(_ text: String) throws(Malformed) {
        var networks: [Network] = []
        for part in text.split(separator: ",") {
            let name = part.trimmingBlanks()
            guard let network = Network(name) else { throw Malformed(text: String(name)) }
            networks.append(network)
        }
        self.networks = networks
    }

    /// Whether a peer is one of them.
    func contains(_ address: String?) -> Bool {
        guard let address, let bytes = Self.bytes(of: address) else { return false }
        return contains(bytes)
    }

    private func contains(_ bytes: [UInt8]) -> Bool { networks.contains { $0.contains(bytes) } }

    /// So many proxies may stand behind one another: what a client makes up must not take long to read.
    private static let hopLimit = 32

    /// Who sent a request that one of them brought: the last address of `X-Forwarded-For` that is none of theirs. What
    /// is left of a text that is no address may have been made up by the client, and is not looked at.
    func client(behind peer: String?, _ lines: [FieldLine]) -> String? {
        var client: [UInt8]?
        let values = lines.reversed().lazy.filter { $0.isNamed("x-forwarded-for") }
        let elements = values.flatMap { Self.lastElements(of: $0.value) }
        for element in elements.prefix(Self.hopLimit) {
            guard let bytes = Self.bytes(of: Self.withoutPort(element)) else { break }
            client = bytes
            guard contains(bytes) else { break }
        }
        return client.flatMap(Self.text(of:)) ?? peer
    }

    /// The elements of a list without blanks, the last one first.
    private static func lastElements(of value: String) -> [Substring] {
        value.split(separator: ",", omittingEmptySubsequences: false).suffix(hopLimit).reversed()
            .map { $0.trimmingBlanks() }
    }

    /// `192.0.2.1:80` and `[2001:db8::1]:80` without their ports.
    private static func withoutPort(_ text: Substring) -> String {
        if text.first == "[", let end = text.firstIndex(of: "]") {
            return String(text[text.index(after: text.startIndex)..<end])
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return String(parts.count == 2 ? parts[0] : text)
    }

    /// Four or sixteen bytes; an IPv4 address in an IPv6 one (RFC 4291 §2.5.5.2) is four.
    private static func bytes(of text: String) -> [UInt8]? {
        guard text.utf8.count <= 45, let address = try? SocketAddress(ipAddress: text, port: 0) else {
            return nil
        }
        switch address {
        case .v4(let address):
            // Where `sin_addr` and `sin6_addr` are on every system.
            return unsafe withUnsafeBytes(of: address.address) { unsafe Array($0[4..<8]) }
        case .v6(let address):
            let bytes = unsafe withUnsafeBytes(of: address.address) { unsafe Array($0[8..<24]) }
            let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
            return isMapped ? Array(bytes.suffix(4)) : bytes
        case .unixDomainSocket: return nil
        }
    }

    private static func text(of bytes: [UInt8]) -> String? {
        (try? SocketAddress(packedIPAddress: ByteBuffer(bytes: bytes), port: 0))?.ipAddress
    }

    /// The addresses that begin with some bits.
    private struct Network: Hashable {
        let bytes: [UInt8]
        let length: Int

        init?(_ text: Substring) {
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard let bytes = TrustedProxies.bytes(of: String(parts[0])) else { return nil }
            self.bytes = bytes
            guard parts.count == 2 else {
                length = bytes.count * 8
                return
            }
            guard let length = Int(parts[1]), (0...bytes.count * 8).contains(length),
                parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            self.length = length
        }

        func contains(_ address: [UInt8]) -> Bool {
            guard address.count == bytes.count else { return false }
            for index in 0..<(length + 7) / 8 {
                let mask = UInt8(truncatingIfNeeded: 0xFF00 >> min(8, length - index * 8))
                if (address[index] ^ bytes[index]) & mask != 0 { return false }
            }
            return true
        }
    }
}
