/// Decides which addresses may stand in an article: relative ones, and those of the schemes that run nothing.
enum SafeAddress {
    /// What an address is for.
    enum Use { case link, image, media }

    /// An address as browsers read it (URL Standard, 4.4): without white space at its ends, without tabs and ends of
    /// lines, what can't stand in one percent-encoded. `nil` for one that may not stand in an article.
    static func text(_ value: [UInt8], for use: Use) -> [UInt8]? {
        let bytes = value.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }),
            let last = bytes.lastIndex(where: { $0 > 0x20 })
        else { return nil }
        let address = bytes[first...last]
        guard isAllowed(address, use) else { return nil }
        return encoded(address)
    }

    private static func isAllowed(_ address: ArraySlice<UInt8>, _ use: Use) -> Bool {
        let head = address.prefix { !":/?#\\".utf8.contains($0) }
        guard head.endIndex < address.endIndex, address[head.endIndex] == UInt8(ascii: ":") else {
            return true
        }
        let scheme = String(decoding: head.prefix(16).map(\.asciiLowercased), as: UTF8.self)
        if scheme == "data" { return use == .image && isImageData(address[(head.endIndex + 1)...]) }
        let schemes: Set =
            switch use {
            case .link: ["http", "https", "mailto", "tel", "ftp", "sms", "xmpp", "geo", "magnet"]
            case .image, .media: ["http", "https"]
            }
        return schemes.contains(scheme)
    }

    /// Pictures that hold nothing but a picture: no SVG.
    private static func isImageData(_ data: ArraySlice<UInt8>) -> Bool {
        for type in ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"] {
            let start = Array((type + ";base64,").utf8)
            guard data.count > start.count, zip(data, start).allSatisfy({ $0.asciiLowercased == $1 }) else {
                continue
            }
            return data.dropFirst(start.count).allSatisfy {
                $0.isASCIIAlphanumeric || "+/=%".utf8.contains($0)
            }
        }
        return false
    }

    private static func encoded(_ address: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(address.count)
        for byte in address {
            if byte <= 0x20 || byte == 0x7F || "\"<>`{}|^\\".utf8.contains(byte) {
                let digits = String(byte, radix: 16, uppercase: true)
                output.append(contentsOf: (byte < 16 ? "%0" : "%").utf8)
                output.append(contentsOf: digits.utf8)
            } else {
                output.append(byte)
            }
        }
        return output
    }
}
