import HTTPRouting
import HTTPTypes
import Logging
import NIOCore

/// One line for each response: without query and header fields, which may hold secrets. The response to
/// bytes that are no request has no method and no path.
enum AccessLog {
    static func record(
        _ exchange: Exchange, status: Int, bytes: Int, _ duration: TimeAmount, logger: Logger
    ) {
        guard logger.logLevel <= .info else { return }
        var metadata = exchange.request.logMetadata
        metadata["status"] = .stringConvertible(status)
        metadata["bytes"] = .stringConvertible(bytes)
        metadata["duration_us"] = .stringConvertible(duration.nanoseconds / 1000)
        if let remote = exchange.request.remoteAddress { metadata["remote"] = .string(remote) }
        if exchange.isRequest {
            metadata["method"] = .string(exchange.request.method.rawValue)
            metadata["path"] = .string(exchange.request.path)
        }
        logger.info("request", metadata: metadata)
    }
}
