import Foundation
import HTTPRequesting
import Testing

@Suite("Addresses")
struct AddressPolicyTests {
    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200",
        "100.127.255.255", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
        "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.0.1", "198.18.0.1",
        "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1",
        "255.255.255.255", "168.63.129.16",
        "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.1.2.3", "::ffff:169.254.169.254",
        "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::1", "100::1", "2001::1", "2001:2::1",
        "2001:db8::1", "2002:7f00:1::1", "3fff::1", "fc00::1", "fd00:ec2::254", "fdff::1", "fe80::1",
        "fec0::1", "ff02::1", "5f00::1", "4000::1",
    ])
    func `one that is not public is refused`(_ address: String) throws {
        #expect(!AddressPolicy.publicOnly.allows(try bytes(address)))
        #expect(AddressPolicy.any.allows(try bytes(address)))
    }

    @Test(arguments: [
        "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.0.0.1", "128.0.0.1",
        "169.253.0.1", "172.15.0.1", "172.32.0.1", "192.167.0.1", "192.169.0.1", "198.17.0.1", "198.20.0.1",
        "223.255.255.254", "168.63.129.17",
        "::ffff:1.1.1.1", "64:ff9b::1.1.1.1", "2001:200::1", "2001:4860:4860::8888", "2606:4700::1111",
        "2a00:1450::1", "3ffe::1",
    ])
    func `one that is public is allowed`(_ address: String) throws {
        #expect(AddressPolicy.publicOnly.allows(try bytes(address)))
    }

    @Test func `what is no address of the internet is refused`() {
        for count in [0, 3, 5, 15] {
            #expect(!AddressPolicy.publicOnly.allows([UInt8](repeating: 1, count: count)))
        }
    }

    private func bytes(_ text: String) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: text.contains(":") ? 16 : 4)
        let result = unsafe inet_pton(bytes.count == 16 ? AF_INET6 : AF_INET, text, &bytes)
        try #require(result == 1, "\(text)")
        return bytes
    }
}
