import HTTPRouting
import HTTPTypes

/// Compression of responses.
extension ResponseHead {
    /// Compresses the body if it is worth it and the client takes it, and marks what depends on that.
    mutating func encode(
        _ response: inout Response, minimumBytes: Int, _ compress: ([UInt8]) -> [UInt8]?
    ) {
        if response.status.code == 304 {
            restoreTag(&response)
            return
        }
        guard Self.isCompressible(response, minimumBytes: minimumBytes) else { return }
        variesByEncoding = true
        guard let acceptEncoding = exchange.acceptEncoding, AcceptEncoding.allowsGzip(acceptEncoding) else {
            return
        }
        switch response.body {
        case .bytes(let bytes):
            guard let compressed = compress(bytes) else { return }
            response.body = .bytes(compressed)
            response.fields[.contentLength] = String(compressed.count)
        case .none: response.fields[.contentLength] = nil
        case .stream: return
        }
        response.fields[.contentEncoding] = "gzip"
        if let tag = response.fields[.eTag] { response.fields[.eTag] = CodedTag.suffixed(tag) }
    }

    /// The body, if it is to be compressed.
    static func compressibleBody(
        _ response: Response, for exchange: Exchange, minimumBytes: Int
    ) -> [UInt8]? {
        guard case .bytes(let bytes) = response.body, bytes.count >= minimumBytes,
            let acceptEncoding = exchange.acceptEncoding, response.status.code != 304,
            isCompressible(response, minimumBytes: minimumBytes), AcceptEncoding.allowsGzip(acceptEncoding)
        else { return nil }
        return bytes
    }

    /// Gives a 304 the tag that the client has.
    private mutating func restoreTag(_ response: inout Response) {
        guard let tag = response.fields[.eTag] else { return }
        variesByEncoding = true
        if let codedTags = exchange.codedTags, CodedTag.list(codedTags, names: tag) {
            response.fields[.eTag] = CodedTag.suffixed(tag)
        }
    }

    private static func isCompressible(_ response: Response, minimumBytes: Int) -> Bool {
        switch response.body {
        case .bytes(let bytes): guard bytes.count >= minimumBytes else { return false }
        case .none:
            let length = response.fields[.contentLength].flatMap { Int($0) } ?? 0
            guard length >= minimumBytes else { return false }
        case .stream: return false
        }
        if let prepared = response.prepared {
            return !prepared.isEncoded && isCompressible(mediaType: prepared.contentType)
        }
        var isText = false
        for field in response.ownFields {
            let name = field.name.canonicalName
            switch name.utf8.count {
            case 12 where name == "content-type": isText = isCompressible(mediaType: field.value)
            case 16 where name == "content-encoding": return false
            case 13 where name == "content-range": return false
            default: break
            }
        }
        return isText
    }

    private static func isCompressible(mediaType: String) -> Bool {
        let bytes = mediaType.utf8.span
        var end = 0
        while end < bytes.count, bytes[end] != UInt8(ascii: ";"), bytes[end] != 0x20 { end += 1 }
        let type = bytes.extracting(0..<end)
        return hasPrefix(type, "text/") || hasSuffix(type, "json") || hasSuffix(type, "xml")
            || hasSuffix(type, "javascript") || hasSuffix(type, "yaml")
    }

    private static func hasPrefix(_ bytes: Span<UInt8>, _ prefix: String) -> Bool {
        let prefix = prefix.utf8.span
        return bytes.count >= prefix.count && areEqual(bytes.extracting(first: prefix.count), prefix)
    }

    private static func hasSuffix(_ bytes: Span<UInt8>, _ suffix: String) -> Bool {
        let suffix = suffix.utf8.span
        return bytes.count >= suffix.count && areEqual(bytes.extracting(last: suffix.count), suffix)
    }

    private static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }
}
