import NIOCore
import NIOHTTP1

/// NIO's request decoder with our limits, which also tells a long target from a long header.
final class RequestDecoder: ByteToMessageDecoder {
    typealias InboundOut = HTTPServerRequestPart

    private let decoder: HTTPRequestDecoder
    private let targetLimit: Int
    private var isInRequestLine = true
    private var messageEnded = false
    private var isInHead = true
    private var isDiscarding = false
    private var unread = 0
    /// The bytes that were thrown away.
    private(set) var discarded = 0
    /// The `Origin` of a header that is not complete, as far as it was seen.
    private(set) var origin: String?

    init(limits: HTTPServerConfiguration.Limits) {
        var configuration = NIOHTTPDecoderLimitConfiguration()
        configuration.maxHeaderFieldSize = limits.headerBytes
        configuration.maxHeaderListSize = limits.headerBytes
        configuration.maxHeaderFieldCount = limits.headerFields
        decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: configuration)
        targetLimit = limits.targetBytes
    }

    /// To be called at the end of each header, while it is being decoded.
    func endHead() {
        isInHead = false
    }

    /// To be called at the end of each request, while it is being decoded.
    func endMessage() {
        messageEnded = true
        isInHead = true
    }

    /// Throws away whatever still comes.
    func discard() {
        isDiscarding = true
    }

    func decoderAdded(context: ChannelHandlerContext) {
        decoder.decoderAdded(context: context)
    }

    func decoderRemoved(context: ChannelHandlerContext) {
        decoder.decoderRemoved(context: context)
    }

    /// An error is fired, not thrown: NIO would then hand on nothing but errors, and the bytes that a client
    /// still sends would look like further faults instead of being thrown away.
    func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        guard !isDiscarding else { return drop(&buffer) }
        messageEnded = false
        if isInHead, unread == 0 || buffer.readableBytes >= unread + 64 { Self.blankTabs(&buffer) }
        let before = buffer
        do {
            let state = try decoder.decode(context: context, buffer: &buffer)
            if messageEnded {
                isInRequestLine = true
                origin = nil
            } else {
                if isInRequestLine {
                    isInRequestLine = !before.readableBytesView.contains(UInt8(ascii: "\n"))
                }
                noteOrigin(before)
            }
            unread = buffer.readableBytes
            return isDiscarding ? drop(&buffer) : state
        } catch {
            noteOrigin(before)
            isDiscarding = true
            context.fireErrorCaught(fault(of: error, in: before))
            return drop(&buffer)
        }
    }

    func decodeLast(
        context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
    ) throws -> DecodingState {
        guard !isDiscarding else { return drop(&buffer) }
        return try decoder.decodeLast(context: context, buffer: &buffer, seenEOF: seenEOF)
    }

    /// Makes spaces of the tabs before the line ends of a header: the parser takes them for part of a length or of
    /// a coding, where they are blanks (RFC 9110 §5.5).
    private static func blankTabs(_ buffer: inout ByteBuffer) {
        guard buffer.readableBytesView.contains(0x09) else { return }
        let bytes = Array(buffer.readableBytesView)
        let end = bytes.indices.first { bytes[$0...].starts(with: [0x0A, 0x0D, 0x0A]) } ?? bytes.count
        var isBeforeLineEnd = false
        for index in bytes[..<end].indices.reversed() {
            switch bytes[index] {
            case 0x0D: isBeforeLineEnd = true
            case 0x20: break
            case 0x09:
                if isBeforeLineEnd { buffer.setInteger(0x20 as UInt8, at: buffer.readerIndex + index) }
            default: isBeforeLineEnd = false
            }
        }
    }

    private func drop(_ buffer: inout ByteBuffer) -> DecodingState {
        discarded += buffer.readableBytes
        buffer.moveReaderIndex(forwardBy: buffer.readableBytes)
        return .needMoreData
    }

    private func fault(of error: any Error, in buffer: ByteBuffer) -> any Error {
        guard isInRequestLine, !messageEnded else { return error }
        switch error as? HTTPParserError {
        case .headerOverflow:
            let line = buffer.readableBytesView.prefix { $0 != UInt8(ascii: "\n") }
            return line.count > targetLimit ? RequestFault.targetTooLong : RequestFault.headerTooLarge
        case .invalidMethod:
            let method = buffer.readableBytesView.prefix { (0x41...0x5A).contains($0) }
            let isMethod = !method.isEmpty && buffer.readableBytesView.dropFirst(method.count).first == 0x20
            return isMethod ? RequestFault.unknownMethod : RequestFault.malformed
        default: return error
        }
    }

    /// Looks for the field in what has come at once; not in bytes that trickle, each of which would be looked
    /// at again and again.
    private func noteOrigin(_ buffer: ByteBuffer) {
        guard origin == nil, buffer.readableBytes >= unread + 64 else { return }
        let bytes = Array(buffer.readableBytesView)
        let name = Array("\norigin:".utf8)
        for start in bytes.indices.dropLast(name.count - 1) where bytes[start] == name[0] {
            guard zip(bytes[start...], name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) else { continue }
            let value = bytes[(start + name.count)...].prefix { $0 != 0x0D && $0 != 0x0A }
            guard start + name.count + value.count < bytes.count else { return }
            origin = FieldValue.normalized(String(decoding: value, as: UTF8.self))
            return
        }
    }
}

/// What can be wrong with a request before anybody reads its fields.
enum RequestFault: Error {
    case targetTooLong
    case headerTooLarge
    case unknownMethod
    case malformed
}
