/// The parameters of one statement as libpq wants them. Reused, so that sending allocates nothing.
@safe
struct ParameterBuffer {
    private var bytes: [UInt8] = []
    /// Where each value starts; negative for NULL.
    private var offsets: [Int] = []
    private var lengths: [CInt] = []
    private var formats: [CInt] = []
    private var pointers: [UnsafePointer<CChar>?] = unsafe []

    /// What the buffer keeps between statements at most.
    private static let keptBytes = 1 << 18

    /// Replaces what the buffer holds.
    mutating func encode(_ values: [PostgreSQLValue]) {
        offsets.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptBytes)
        for value in values {
            let start = bytes.count
            append(value)
            if case .null = value { offsets.append(-1) } else { offsets.append(start) }
            lengths.append(CInt(truncatingIfNeeded: bytes.count - start))
            var format: CInt = 1
            if case .text = value {
                format = 0
                bytes.append(0)
            }
            formats.append(format)
        }
    }

    /// Lends the arrays for `PQsendQueryParams` and its like.
    @unsafe
    mutating func withPointers<R>(
        _ body: (
            CInt, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<CInt>?, UnsafePointer<CInt>?
        ) -> R
    ) -> R {
        let count = CInt(offsets.count)
        guard count > 0 else { return body(0, nil, nil, nil) }
        return unsafe bytes.withUnsafeBytes { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { chars in
                unsafe pointers.removeAll(keepingCapacity: true)
                for offset in offsets {
                    unsafe pointers.append(offset < 0 ? nil : Self.address(chars, offset))
                }
                return unsafe body(count, pointers, lengths, formats)
            }
        }
    }

    /// The address of an offset; never nil, since libpq takes that for NULL.
    private static func address(_ chars: UnsafeBufferPointer<CChar>, _ offset: Int) -> UnsafePointer<CChar>? {
        guard let start = chars.baseAddress else { return unsafe nowhere }
        return unsafe start + offset
    }

    /// Stands for an empty value when nothing at all is in the buffer.
    private static var nowhere: UnsafePointer<CChar>? {
        unsafe UnsafePointer(bitPattern: MemoryLayout<Int>.alignment)
    }
}

extension ParameterBuffer {
    private mutating func append(_ value: PostgreSQLValue) {
        switch value {
        case .null: break
        case .bool(let bool): bytes.append(bool ? 1 : 0)
        case .int16(let number): append(number)
        case .int32(let number): append(number)
        case .int64(let number): append(number)
        case .double(let number): append(number.bitPattern)
        case .text(let text): bytes.append(contentsOf: text.utf8)
        case .bytes(let some): bytes.append(contentsOf: some)
        case .uuid(let uuid): append(uuid)
        case .timestamp(let time): append(time &- PostgreSQLValue.epochOffset)
        case .boolArray(let array): append(array, 16) { $0.bytes.append($1 ? 1 : 0) }
        case .int32Array(let array): append(array, 23) { $0.append($1) }
        case .int64Array(let array): append(array, 20) { $0.append($1) }
        case .doubleArray(let array): append(array, 701) { $0.append($1.bitPattern) }
        case .textArray(let array): append(array, 25) { $0.bytes.append(contentsOf: $1.utf8) }
        case .nullableTextArray(let array): append(array, 25) { $0.bytes.append(contentsOf: $1.utf8) }
        case .bytesArray(let array): append(array, 17) { $0.bytes.append(contentsOf: $1) }
        case .uuidArray(let array): append(array, 2_950) { $0.append($1) }
        case .timestampArray(let array): append(array, 1_184) { $0.append($1 &- PostgreSQLValue.epochOffset) }
        }
    }

    private mutating func append(_ number: some FixedWidthInteger) {
        unsafe withUnsafeBytes(of: number.bigEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func append(_ uuid: PostgreSQLUUID) {
        append(uuid.high)
        append(uuid.low)
    }

    /// One dimension, from 1, in the form of `array_send`.
    private mutating func append<T>(
        _ array: [T?], _ type: Int32, _ element: (inout ParameterBuffer, T) -> Void
    ) {
        append(Int32(array.isEmpty ? 0 : 1))
        append(Int32(array.contains { $0 == nil } ? 1 : 0))
        append(type)
        guard !array.isEmpty else { return }
        append(Int32(truncatingIfNeeded: array.count))
        append(Int32(1))
        for value in array {
            let start = bytes.count
            append(Int32(-1))
            guard let value else { continue }
            element(&self, value)
            let length = Int32(truncatingIfNeeded: bytes.count - start - 4)
            for index in 0..<4 {
                bytes[start + index] = UInt8(truncatingIfNeeded: length >> (24 - 8 * Int32(index)))
            }
        }
    }

    private mutating func append<T>(
        _ array: [T], _ type: Int32, _ element: (inout ParameterBuffer, T) -> Void
    ) {
        append(array.map(Optional.some), type, element)
    }
}
