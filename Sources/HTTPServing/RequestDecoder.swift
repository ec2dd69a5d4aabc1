import NIOCore
import NIOHTTP1

/// NIO's request decoder with our limits, which also tells a long target from a long header.
final class RequestDecoder: ByteToMessageDecoder {
    typealias InboundOut = HTTPServerRequestPart

    private let decoder: HTTPRequestDecoder
    private let targetLimit: Int
    private var isInRequestLine = true
    private var messageEnded = false

    init(limits: HTTPServerConfiguration.Limits) {
        var configuration = NIOHTTPDecoderLimitConfiguration()
        configuration.maxHeaderFieldSize = limits.headerBytes
        configuration.maxHeaderListSize = limits.headerBytes
        configuration.maxHeaderFieldCount = limits.headerFields
        decoder = HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: configuration)
        targetLimit = limits.targetBytes
    }

    /// To be called at the end of each request, while it is being decoded.
    func endMessage() {
        messageEnded = true
    }

    func decoderAdded(context: ChannelHandlerContext) {
        decoder.decoderAdded(context: context)
    }

    func decoderRemoved(context: ChannelHandlerContext) {
        decoder.decoderRemoved(context: context)
    }

    func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        messageEnded = false
        let before = buffer
        do {
            let state = try decoder.decode(context: context, buffer: &buffer)
            if messageEnded {
                isInRequestLine = true
            } else if isInRequestLine {
                isInRequestLine = !before.readableBytesView.contains(UInt8(ascii: "\n"))
            }
            return state
        } catch HTTPParserError.headerOverflow where isInRequestLine && !messageEnded {
            let line = before.readableBytesView.prefix { $0 != UInt8(ascii: "\n") }
            throw line.count > targetLimit ? RequestFault.targetTooLong : RequestFault.headerTooLarge
        } catch HTTPParserError.invalidMethod where isInRequestLine && !messageEnded {
            let method = before.readableBytesView.prefix { (0x41...0x5A).contains($0) }
            let isMethod = !method.isEmpty && before.readableBytesView.dropFirst(method.count).first == 0x20
            throw isMethod ? RequestFault.unknownMethod : RequestFault.malformed
        }
    }

    func decodeLast(
        context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
    ) throws -> DecodingState {
        try decoder.decodeLast(context: context, buffer: &buffer, seenEOF: seenEOF)
    }
}

/// What can be wrong with a request before anybody reads its fields.
enum RequestFault: Error {
    case targetTooLong
    case headerTooLarge
    case unknownMethod
    case malformed
}
