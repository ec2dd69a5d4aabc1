import CZlib

/// Makes gzip (RFC 1952), one body after the other with one piece of memory. Only to be used on one loop.
@safe final class Deflater {
    /// Allocated, since zlib remembers its address.
    private let stream: UnsafeMutablePointer<z_stream>

    /// Compresses at a level from 1 to 9; nil if there is no memory for it.
    init?(level: Int) {
        let gzipWindow: Int32 = 15 + 16
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let status = unsafe deflateInit2_(
            stream, Int32(clamping: level), Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { return nil }
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// The compressed form of bytes; nil if zlib fails or they would not become fewer.
    func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        guard let size = UInt32(exactly: bytes.count), unsafe deflateReset(stream) == Z_OK else { return nil }
        var status = Z_OK
        let compressed = unsafe [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
            unsafe bytes.withUnsafeBufferPointer { input in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                unsafe stream.pointee.avail_in = size
                unsafe stream.pointee.next_out = output.baseAddress
                unsafe stream.pointee.avail_out = UInt32(clamping: output.count)
                status = unsafe deflate(stream, Z_FINISH)
                count = unsafe bytes.count - Int(stream.pointee.avail_out)
            }
        }
        unsafe stream.pointee.next_in = nil
        unsafe stream.pointee.next_out = nil
        return status == Z_STREAM_END ? compressed : nil
    }
}
