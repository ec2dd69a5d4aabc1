/// Reads big-endian values one after another.
@safe
struct ColumnReader {
    private var bytes: UnsafeRawBufferPointer

    @unsafe
    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = unsafe bytes
    }

    var remaining: Int { unsafe bytes.count }

    mutating func integer<I: FixedWidthInteger>(_: I.Type) throws(PostgreSQLError) -> I {
        I(bigEndian: unsafe try take(MemoryLayout<I>.size).loadUnaligned(as: I.self))
    }

    mutating func uuid() throws(PostgreSQLError) -> PostgreSQLUUID {
        PostgreSQLUUID(high: try integer(UInt64.self), low: try integer(UInt64.self))
    }

    mutating func text(_ length: Int) throws(PostgreSQLError) -> String {
        unsafe String(decoding: try take(length), as: UTF8.self)
    }

    @unsafe
    private mutating func take(_ count: Int) throws(PostgreSQLError) -> UnsafeRawBufferPointer {
        guard count <= remaining else { throw PostgreSQLError(.decoding, "a value is shorter than it says") }
        defer { unsafe bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(count)) }
        return unsafe UnsafeRawBufferPointer(rebasing: bytes.prefix(count))
    }
}
