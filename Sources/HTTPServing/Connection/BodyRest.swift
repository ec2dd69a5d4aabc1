import HTTPRouting
import NIOCore

/// What of a body has not been written yet: large ones are written in pieces, as the client takes them.
struct BodyRest {
    /// The most bytes that are handed to the socket at a time.
    static let pieceSize = 64 << 10

    private let bytes: [UInt8]
    private var offset: Int
    /// Whether the connection goes on after the last piece.
    let keepsAlive: Bool

    init(_ bytes: [UInt8], from offset: Int, keepsAlive: Bool) {
        self.bytes = bytes
        self.offset = offset
        self.keepsAlive = keepsAlive
    }

    /// How many bytes are left.
    var count: Int { bytes.count - offset }
    var isEmpty: Bool { count == 0 }

    /// Takes the next piece.
    mutating func next(_ allocator: ByteBufferAllocator) -> ByteBuffer {
        let end = min(offset + Self.pieceSize, bytes.count)
        var buffer = allocator.buffer(capacity: end - offset)
        buffer.writeBytes(bytes[offset..<end])
        offset = end
        return buffer
    }
}
