import Articles
import Testing

@Suite struct AlignmentTests {
    /// Frames of asynchronous functions are aligned to 16 bytes: a value that is aligned to more is written beyond their end in
    /// optimised builds.
    @Test func `what is held across suspensions is aligned to 16 bytes at most`() {
        #expect(MemoryLayout<ChangeToken>.alignment <= 16)
        #expect(MemoryLayout<ChangeToken>.size == 64)
    }

    @Test func `each of the numbers of a token tells it from others`() {
        var tokens: Set = [ChangeToken(SIMD8<UInt64>())]
        for index in 0..<8 {
            var value = SIMD8<UInt64>()
            value[index] = 1
            tokens.insert(ChangeToken(value))
        }
        #expect(tokens.count == 9)
    }
}
