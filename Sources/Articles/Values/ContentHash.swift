/// A 64-bit hash of some bytes, the same on every machine: MurmurHash64A (A. Appleby, public domain).
///
/// It tells texts apart; it does not protect against someone who wants two of them to collide.
public func contentHash(_ bytes: [UInt8]) -> UInt64 {
    let multiplier: UInt64 = 0xC6A4_A793_5BD1_E995
    var hash = 0x6461_7465_6C69_6E65 ^ (UInt64(bytes.count) &* multiplier)
    unsafe bytes.withUnsafeBytes { buffer in
        var offset = 0
        while offset + 8 <= buffer.count {
            var word = unsafe UInt64(
                littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            word = word &* multiplier
            word ^= word >> 47
            hash = (hash ^ (word &* multiplier)) &* multiplier
            offset += 8
        }
        var tail: UInt64 = 0
        var shift: UInt64 = 0
        while offset < buffer.count {
            tail |= UInt64(unsafe buffer[offset]) << shift
            shift += 8
            offset += 1
        }
        if shift > 0 { hash = (hash ^ tail) &* multiplier }
    }
    hash ^= hash >> 47
    hash = hash &* multiplier
    return hash ^ hash >> 47
}
