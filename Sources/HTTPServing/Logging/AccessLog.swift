import HTTPRouting
import HTTPTypes
import Logging
import NIOCore

/// One line for each response: without query and header fields, which may hold secrets. The response to
/// bytes that are no request has no method and no path.
enum AccessLog {
    static func record(_ exchange: Exchange, status: Int, bytes: Int, logger: Logger) {
        guard logger.logLevel <= .info else { return }
        let duration = (NIODeadline.now() - exchange.receivedAt).nanoseconds / 1000
        var metadata: Logger.Metadata = [
            "status": .stringConvertible(status),
            "bytes": .stringConvertible(bytes),
            "duration_us": .stringConvertible(duration),
            "request_id": .string(exchange.request.id),
        ]
        if let remote = exchange.request.remoteAddress { metadata["remote"] = .string(remote) }
        if exchange.isRequest {
            metadata["method"] = .string(exchange.request.method.rawValue)
            metadata["path"] = .string(exchange.request.path)
        }
        logger.info("request", metadata: metadata)
    }
}
