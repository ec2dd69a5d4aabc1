extension PostgreSQLRow {
    /// A `text[]` or `varchar[]` of one dimension without NULLs.
    public func textArray(_ column: Int) throws(PostgreSQLError) -> [String] {
        try nullableTextArray(column).map { text throws(PostgreSQLError) in try Self.present(text) }
    }

    /// A `text[]` or `varchar[]` of one dimension.
    public func nullableTextArray(_ column: Int) throws(PostgreSQLError) -> [String?] {
        try array(column, [25, 1_043]) { reader, length throws(PostgreSQLError) in try reader.text(length) }
    }

    /// An `int8[]` of one dimension without NULLs.
    public func int64Array(_ column: Int) throws(PostgreSQLError) -> [Int64] {
        try numbers(column, 20, Int64.self)
    }

    /// An `int4[]` of one dimension without NULLs.
    public func int32Array(_ column: Int) throws(PostgreSQLError) -> [Int32] {
        try numbers(column, 23, Int32.self)
    }

    /// A `float8[]` of one dimension without NULLs.
    public func doubleArray(_ column: Int) throws(PostgreSQLError) -> [Double] {
        try numbers(column, 701, UInt64.self).map { Double(bitPattern: $0) }
    }

    /// A `bool[]` of one dimension without NULLs.
    public func boolArray(_ column: Int) throws(PostgreSQLError) -> [Bool] {
        try numbers(column, 16, UInt8.self).map { $0 != 0 }
    }

    /// A `uuid[]` of one dimension without NULLs.
    public func uuidArray(_ column: Int) throws(PostgreSQLError) -> [PostgreSQLUUID] {
        try array(column, [2_950]) { reader, _ throws(PostgreSQLError) in try reader.uuid() }
            .map { uuid throws(PostgreSQLError) in try Self.present(uuid) }
    }

    private func numbers<I: FixedWidthInteger>(
        _ column: Int, _ type: UInt32, _: I.Type
    ) throws(PostgreSQLError) -> [I] {
        try array(column, [type]) { reader, _ throws(PostgreSQLError) in try reader.integer(I.self) }
            .map { number throws(PostgreSQLError) in try Self.present(number) }
    }

    private static func present<T>(_ value: T?) throws(PostgreSQLError) -> T {
        guard let value else { throw PostgreSQLError(.decoding, "an array has a NULL in it") }
        return value
    }

    /// Reads the form of `array_send`: dimensions, flags, type, length and lower bound, elements.
    private func array<T>(
        _ column: Int, _ types: [UInt32],
        _ element: (inout ColumnReader, Int) throws(PostgreSQLError) -> T
    ) throws(PostgreSQLError) -> [T?] {
        var reader = unsafe ColumnReader(try content(column))
        let dimensions = try reader.integer(Int32.self)
        _ = try reader.integer(Int32.self)
        let type = try reader.integer(UInt32.self)
        guard types.contains(type), dimensions == 0 || dimensions == 1 else {
            throw PostgreSQLError(.decoding, "column \(column): an array of other elements or dimensions")
        }
        guard dimensions == 1 else { return [] }
        let count = try reader.integer(Int32.self)
        _ = try reader.integer(Int32.self)
        var elements: [T?] = []
        elements.reserveCapacity(min(Int(max(count, 0)), reader.remaining / 4))
        for _ in 0..<max(count, 0) {
            let length = try reader.integer(Int32.self)
            elements.append(length < 0 ? nil : try element(&reader, Int(length)))
        }
        return elements
    }
}
