import HTTPTypes

/// The place of a request in a trace, as its client says it in `traceparent` (W3C Trace Context, level 1).
public struct TraceContext: Sendable, Hashable {
    /// The identity of the whole trace: 32 hexadecimal digits in lower case.
    public let traceID: String
    /// The identity of the span of the client that the request belongs to: 16 such digits.
    public let spanID: String
    /// Whether the client records the trace.
    public let isSampled: Bool

    /// Reads a value of the field; nil for one that is malformed, which has to be ignored (§3.2.2).
    public init?(traceparent: String) {
        let bytes = Array(traceparent.utf8.prefix(256))
        guard bytes.count >= 55, [2, 35, 52].allSatisfy({ bytes[$0] == UInt8(ascii: "-") }),
            let version = Self.digits(bytes[0..<2]), let trace = Self.digits(bytes[3..<35]),
            let span = Self.digits(bytes[36..<52]), let flags = Self.digits(bytes[53..<55])
        else { return nil }
        // Later versions may say more behind a hyphen.
        guard version != "ff", bytes.count == 55 || (version != "00" && bytes[55] == UInt8(ascii: "-")),
            trace.contains(where: { $0 != "0" }), span.contains(where: { $0 != "0" })
        else { return nil }
        traceID = trace
        spanID = span
        isSampled = (UInt8(flags, radix: 16) ?? 0) & 1 == 1
    }

    private static func digits(_ bytes: ArraySlice<UInt8>) -> String? {
        let isHexadecimal = bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        return isHexadecimal ? String(decoding: bytes, as: UTF8.self) : nil
    }
}

extension Request {
    /// The place of the request in a trace; nil without a `traceparent` that is valid, and with more than one.
    public var traceContext: TraceContext? {
        field(.traceparent).flatMap { TraceContext(traceparent: $0) }
    }
}
