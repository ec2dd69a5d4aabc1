import HTTPRouting
import HTTPTypes
import NIOCore

/// The header of a response as it goes over the wire.
///
/// Written by hand into the buffer of the body instead of through NIO's encoder, which needs the fields
/// as another type and writes the parts one by one.
struct ResponseHead {
    /// Room for a usual header.
    static let typicalSize = 768

    let exchange: Exchange
    let keepsAlive: Bool
    var isChunked = false
    var variesByEncoding = false

    init(exchange: Exchange, keepsAlive: Bool) {
        self.exchange = exchange
        self.keepsAlive = keepsAlive
    }

    /// Writes the status line and every field, and the empty line after them.
    func write(_ response: Response, loop: LoopState, into buffer: inout ByteBuffer) {
        var size =
            Self.typicalSize + loop.commonLines.utf8.count + (response.prepared?.lines.count ?? 0)
        for field in response.ownFields {
            size += field.name.rawName.utf8.count + field.value.utf8.count + 4
        }
        unsafe buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: size) { bytes in
            var text = unsafe TextWriter(bytes)
            writeStatus(response.status, to: &text)
            if let prepared = response.prepared { text.append(prepared.lines.span) }
            for field in response.ownFields {
                text.append(field.name.rawName)
                text.append(": ")
                text.append(field.value)
                text.append("\r\n")
            }
            writeCommonLines(response, loop, to: &text)
            if variesByEncoding, !Self.saysItVariesByEncoding(response) {
                text.append("Vary: Accept-Encoding\r\n")
            }
            if isChunked { text.append("Transfer-Encoding: chunked\r\n") }
            if !keepsAlive {
                text.append("Connection: close\r\n")
            } else if exchange.isHTTP10 {
                text.append("Connection: keep-alive\r\n")
            }
            text.append("\r\n")
            return text.count
        }
    }

    /// The fields that every response has, but those that this one says itself.
    private func writeCommonLines(_ response: Response, _ loop: LoopState, to text: inout TextWriter) {
        let common = loop.commonFieldLines
        let prepared = response.prepared?.ownNames ?? []
        let isReplaced = { (name: String) in
            prepared.contains(name) || response.ownFields.contains { $0.name.canonicalName == name }
        }
        guard
            prepared.contains(where: { name in common.contains { $0.name == name } })
                || response.ownFields.contains(where: { field in
                    common.contains { $0.name == field.name.canonicalName }
                })
        else { return text.append(loop.commonLines) }
        for (name, line) in common where !isReplaced(name) { text.append(line) }
    }

    /// Whether the response has told caches already.
    private static func saysItVariesByEncoding(_ response: Response) -> Bool {
        if let prepared = response.prepared { return prepared.variesByEncoding }
        return response.ownFields.contains { $0.name == .vary && $0.value.hasSuffix("Accept-Encoding") }
    }

    private func writeStatus(_ status: HTTPResponse.Status, to text: inout TextWriter) {
        switch status.code {
        case 200: text.append("HTTP/1.1 200 OK\r\n")
        case 304: text.append("HTTP/1.1 304 Not Modified\r\n")
        default:
            text.append("HTTP/1.1 ")
            text.append(String(status.code))
            text.append(" ")
            text.append(String(status.reasonPhrase.prefix(64)))
            text.append("\r\n")
        }
    }
}

/// Text put together in memory of a known size; what does not fit is left out.
@safe private struct TextWriter {
    private let memory: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ memory: UnsafeMutableRawBufferPointer) {
        unsafe self.memory = unsafe memory
    }

    @inline(__always)
    mutating func append(_ text: String) {
        append(text.utf8.span)
    }

    @inline(__always)
    mutating func append(_ span: Span<UInt8>) {
        guard unsafe count + span.count <= memory.count else { return }
        unsafe span.withUnsafeBytes { bytes in
            unsafe UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: bytes)
        }
        count += span.count
    }
}
