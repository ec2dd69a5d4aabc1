/// The injected dependencies of the domain: clock, randomness, hashing and threads. Nothing below reads a clock.
public struct Dependencies: Sendable {
    /// The present instant.
    public var now: @Sendable () -> Timestamp
    /// 128 unpredictable bits, new with each call.
    public var random: @Sendable () -> (UInt64, UInt64)
    /// SHA-256 of some bytes.
    public var digest: @Sendable ([UInt8]) -> [UInt8]
    /// Where large work is done.
    public var work: WorkPool

    /// Dependencies made of these functions.
    public init(
        now: @escaping @Sendable () -> Timestamp,
        random: @escaping @Sendable () -> (UInt64, UInt64),
        digest: @escaping @Sendable ([UInt8]) -> [UInt8], work: WorkPool = .inPlace
    ) {
        self.now = now
        self.random = random
        self.digest = digest
        self.work = work
    }

    /// A new version 7 UUID.
    func makeID(at time: Timestamp) -> UniqueID {
        UniqueID(at: time, random: random())
    }
}
