/// Which addresses may be contacted. It is asked for each address that a connection is opened to, after the name is resolved: a name
/// that leads elsewhere the next time (DNS rebinding) changes nothing.
public enum AddressPolicy: Sendable {
    /// Those of the public internet: not of this machine, private networks, or links, and not the metadata services of clouds.
    case publicOnly
    /// All.
    case any

    /// Whether an address of 4 or 16 bytes, in network order, may be contacted.
    public func allows(_ address: [UInt8]) -> Bool {
        switch (self, address.count) {
        case (.any, _): true
        case (.publicOnly, 4): Self.isPublic(address[...])
        case (.publicOnly, 16): Self.isPublicIPv6(address)
        case (.publicOnly, _): false
        }
    }

    /// What is not public among IPv4 addresses: those of the registry of IANA that are not globally reachable, multicast, reserved ones,
    /// relays, and the metadata service of Azure, which is among public ones.
    private static let hiddenIPv4: [Network] = [
        .init([0], 8), .init([10], 8), .init([100, 64], 10), .init([127], 8), .init([169, 254], 16),
        .init([172, 16], 12), .init([192, 0, 0], 24), .init([192, 0, 2], 24), .init([192, 88, 99], 24),
        .init([192, 168], 16), .init([198, 18], 15), .init([198, 51, 100], 24), .init([203, 0, 113], 24),
        .init([224], 3), .init([168, 63, 129, 16], 32),
    ]

    /// Of IPv6 only 2000::/3 is given out; of that these are not: those of protocols, examples, and 6to4, which leads to IPv4.
    private static let hiddenIPv6: [Network] = [
        .init([0x20, 0x01, 0x00], 23), .init([0x20, 0x01, 0x0D, 0xB8], 32), .init([0x20, 0x02], 16),
        .init([0x3F, 0xFF], 20),
    ]

    /// What an IPv4 address stands behind: mapped ones, and the prefix of NAT64 (RFC 6052).
    private static let carriers: [Network] = [
        .init([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 96),
        .init([0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0], 96),
    ]

    private static func isPublic(_ address: ArraySlice<UInt8>) -> Bool {
        !hiddenIPv4.contains { $0.contains(address) }
    }

    private static func isPublicIPv6(_ address: [UInt8]) -> Bool {
        if carriers.contains(where: { $0.contains(address[...]) }) { return isPublic(address.suffix(4)) }
        return Network([0x20], 3).contains(address[...])
            && !hiddenIPv6.contains { $0.contains(address[...]) }
    }

    /// The addresses that begin with some bits.
    private struct Network {
        let prefix: [UInt8]
        let bits: Int

        init(_ prefix: [UInt8], _ bits: Int) {
            self.prefix = prefix
            self.bits = bits
        }

        func contains(_ address: ArraySlice<UInt8>) -> Bool {
            zip(0..., zip(prefix + [UInt8](repeating: 0, count: 16), address)).allSatisfy { index, bytes in
                let count = min(max(bits - index * 8, 0), 8)
                let mask = UInt8(truncatingIfNeeded: 0xFF00 >> count)
                return bytes.0 & mask == bytes.1 & mask
            }
        }
    }
}
