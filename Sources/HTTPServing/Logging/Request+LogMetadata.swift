public import HTTPRouting
public import Logging

extension Request {
    /// What names the request in a log event: `request_id`, and `trace_id` and `span_id` of its client if it
    /// brings a valid `traceparent`.
    public var logMetadata: Logger.Metadata {
        // With room for what the access log adds.
        var metadata = Logger.Metadata(minimumCapacity: 10)
        metadata["request_id"] = .string(id)
        if let traceContext {
            metadata["trace_id"] = .string(traceContext.traceID)
            metadata["span_id"] = .string(traceContext.spanID)
        }
        return metadata
    }
}
