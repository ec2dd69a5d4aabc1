/// A value for a `$n` parameter.
///
/// Numbers, booleans, UUIDs, times and arrays travel in binary form, so the parameter must have exactly the
/// type named here: cast it in the text of the statement (`$1::int8`) where the server would infer another.
/// `text` travels as text and takes any type that has a text form, such as `jsonb` or an enum.
public enum PostgreSQLValue: Sendable, Hashable {
    /// NULL of any type.
    case null
    /// `boolean`.
    case bool(Bool)
    /// `int2`.
    case int16(Int16)
    /// `int4`.
    case int32(Int32)
    /// `int8`.
    case int64(Int64)
    /// `float8`.
    case double(Double)
    /// `text`, or anything that can be written as text. No zero byte.
    case text(String)
    /// `bytea`.
    case bytes([UInt8])
    /// `uuid`.
    case uuid(PostgreSQLUUID)
    /// `timestamptz` or `timestamp`, in microseconds since 1970-01-01 00:00 UTC.
    case timestamp(Int64)
    /// `bool[]`.
    case boolArray([Bool])
    /// `int4[]`.
    case int32Array([Int32])
    /// `int8[]`.
    case int64Array([Int64])
    /// `float8[]`.
    case doubleArray([Double])
    /// `text[]`. No zero byte.
    case textArray([String])
    /// `text[]` with NULLs. No zero byte.
    case nullableTextArray([String?])
    /// `bytea[]`.
    case bytesArray([[UInt8]])
    /// `uuid[]`.
    case uuidArray([PostgreSQLUUID])
    /// `timestamptz[]` with NULLs, in microseconds since 1970-01-01 00:00 UTC.
    case timestampArray([Int64?])
}

extension PostgreSQLValue {
    /// From 1970-01-01 to 2000-01-01, where PostgreSQL starts to count, in microseconds.
    static let epochOffset: Int64 = 946_684_800_000_000

    /// Refuses what libpq or the server would cut short or misread.
    static func check(_ values: [PostgreSQLValue]) throws(PostgreSQLError) {
        guard values.count <= 65_535 else {
            throw PostgreSQLError(.invalidValue, "more than 65535 parameters")
        }
        for (index, value) in values.enumerated() where !value.isSendable {
            throw PostgreSQLError(.invalidValue, "parameter $\(index + 1) cannot be sent")
        }
    }

    private var isSendable: Bool {
        switch self {
        case .null, .bool, .int16, .int32, .int64, .double, .uuid, .bytes: true
        case .boolArray, .int32Array, .int64Array, .doubleArray, .bytesArray, .uuidArray: true
        case .text(let text): !text.utf8.contains(0)
        case .textArray(let texts): !texts.contains { $0.utf8.contains(0) }
        case .nullableTextArray(let texts): !texts.contains { $0?.utf8.contains(0) == true }
        case .timestamp(let time): Self.isInRange(time)
        case .timestampArray(let times): times.allSatisfy { $0.map(Self.isInRange) ?? true }
        }
    }

    private static func isInRange(_ time: Int64) -> Bool {
        !time.subtractingReportingOverflow(epochOffset).overflow
    }
}
