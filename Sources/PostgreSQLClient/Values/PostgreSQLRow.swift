import CLibPQ

/// One row of a result, lent to a decoder. Columns count from 0, in the order of the statement.
///
/// A decoder reads each column as the type it has. A NULL, another type or a column that does not exist
/// throws `decoding`; ask `isNull` first where NULL is expected.
@safe
public struct PostgreSQLRow: ~Copyable {
    private let result: OpaquePointer
    private let row: CInt

    init(result: OpaquePointer, row: CInt) {
        unsafe self.result = result
        self.row = row
    }

    /// The number of columns.
    public var columnCount: Int { Int(unsafe PQnfields(result)) }

    /// Whether a column is NULL. A column that does not exist is.
    public func isNull(_ column: Int) -> Bool {
        guard column >= 0, column < columnCount else { return true }
        return unsafe PQgetisnull(result, row, CInt(column)) == 1
    }

    /// A `boolean`.
    public func bool(_ column: Int) throws(PostgreSQLError) -> Bool {
        try integer(column, .bool, UInt8.self) != 0
    }

    /// An `int2`.
    public func int16(_ column: Int) throws(PostgreSQLError) -> Int16 {
        try integer(column, .int16, Int16.self)
    }

    /// An `int4`.
    public func int32(_ column: Int) throws(PostgreSQLError) -> Int32 {
        try integer(column, .int32, Int32.self)
    }

    /// An `int8`.
    public func int64(_ column: Int) throws(PostgreSQLError) -> Int64 {
        try integer(column, .int64, Int64.self)
    }

    /// A `float8`, or a `float4` widened.
    public func double(_ column: Int) throws(PostgreSQLError) -> Double {
        if type(column) == .float {
            return Double(Float(bitPattern: try integer(column, .float, UInt32.self)))
        }
        return Double(bitPattern: try integer(column, .double, UInt64.self))
    }

    /// A `timestamptz` or `timestamp`, in microseconds since 1970-01-01 00:00 UTC.
    /// The infinities are the ends of the range.
    public func timestamp(_ column: Int) throws(PostgreSQLError) -> Int64 {
        let type: ColumnType = type(column) == .localTimestamp ? .localTimestamp : .timestamp
        let (time, overflow) = try integer(column, type, Int64.self)
            .addingReportingOverflow(PostgreSQLValue.epochOffset)
        return overflow ? .max : time
    }

    /// A `uuid`.
    public func uuid(_ column: Int) throws(PostgreSQLError) -> PostgreSQLUUID {
        var reader = unsafe ColumnReader(try self.column(column, .uuid))
        return try reader.uuid()
    }

    /// A `text`, `varchar`, `char`, `name`, `json` or `jsonb`, or a value of an enum or other extended type
    /// that is sent as text.
    public func text(_ column: Int) throws(PostgreSQLError) -> String {
        let type = type(column)
        guard type.isText else { throw mismatch(column, "text") }
        var bytes = unsafe try content(column)
        if type == .jsonb { unsafe bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst()) }
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    /// The bytes of a column of any type, as the server sends them: of a `bytea` its content, of a text its
    /// UTF-8.
    public func bytes(_ column: Int) throws(PostgreSQLError) -> [UInt8] {
        unsafe Array(try content(column))
    }

    /// Lends the bytes of a column of any type, without a copy. They end with the call.
    /// Nil when the column is NULL or does not exist.
    @unsafe
    public func withUnsafeBytes<R, E: Error>(
        _ column: Int, _ body: (UnsafeRawBufferPointer) throws(E) -> R
    ) throws(E) -> R? {
        guard let bytes = unsafe try? content(column) else { return nil }
        return unsafe try body(bytes)
    }
}

extension PostgreSQLRow {
    /// The types that this client reads, by object identifier.
    struct ColumnType: Equatable {
        let oid: UInt32

        static let bool = ColumnType(oid: 16)
        static let int64 = ColumnType(oid: 20)
        static let int16 = ColumnType(oid: 21)
        static let int32 = ColumnType(oid: 23)
        static let float = ColumnType(oid: 700)
        static let double = ColumnType(oid: 701)
        static let localTimestamp = ColumnType(oid: 1_114)
        static let timestamp = ColumnType(oid: 1_184)
        static let uuid = ColumnType(oid: 2_950)
        static let jsonb = ColumnType(oid: 3_802)

        /// Whether the binary form is the text, but for the version byte of `jsonb`.
        /// From 16384 on there are types that users and extensions made.
        var isText: Bool {
            switch oid {
            case 18, 19, 25, 114, 705, 1_042, 1_043, 3_802: true
            default: oid >= 16_384
            }
        }
    }

    func type(_ column: Int) -> ColumnType {
        ColumnType(oid: CInt(exactly: column).map { unsafe PQftype(result, $0) } ?? 0)
    }

    /// The bytes of a column that has a value.
    @unsafe
    func content(_ column: Int) throws(PostgreSQLError) -> UnsafeRawBufferPointer {
        guard column >= 0, column < columnCount else { throw mismatch(column, "a column") }
        let index = CInt(truncatingIfNeeded: column)
        let length = unsafe PQgetlength(result, row, index)
        if length == 0, unsafe PQgetisnull(result, row, index) == 1 { throw mismatch(column, "a value") }
        return unsafe UnsafeRawBufferPointer(start: PQgetvalue(result, row, index), count: Int(length))
    }

    /// The bytes of a column that has a value of this type.
    @unsafe
    func column(_ column: Int, _ wanted: ColumnType) throws(PostgreSQLError) -> UnsafeRawBufferPointer {
        guard type(column) == wanted else { throw mismatch(column, "type \(wanted.oid)") }
        return unsafe try content(column)
    }

    private func integer<I: FixedWidthInteger>(
        _ column: Int, _ wanted: ColumnType, _: I.Type
    ) throws(PostgreSQLError) -> I {
        let bytes = unsafe try self.column(column, wanted)
        guard bytes.count == MemoryLayout<I>.size else {
            throw mismatch(column, "\(MemoryLayout<I>.size) bytes")
        }
        return I(bigEndian: unsafe bytes.loadUnaligned(as: I.self))
    }

    private func name(_ column: Int) -> String? {
        guard let index = CInt(exactly: column) else { return nil }
        return unsafe PQfname(result, index).map { unsafe String(cString: $0) }
    }

    private func mismatch(_ column: Int, _ wanted: String) -> PostgreSQLError {
        let name = self.name(column).map { " \"\($0)\"" } ?? ""
        let found = isNull(column) ? "NULL or nothing" : "type \(type(column).oid)"
        return PostgreSQLError(.decoding, "column \(column)\(name): wanted \(wanted), found \(found)")
    }
}
