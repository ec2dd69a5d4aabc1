/// A body that is made while it is sent.
public struct ResponseStream: Sendable {
    /// Takes one piece of the body; returns when there is room for the next, throws when nobody reads
    /// any more.
    public typealias Write = @Sendable ([UInt8]) async throws -> Void

    private let produce: @Sendable (@escaping Write) async throws -> Void

    /// A body that calls `write` for each piece. An error ends the response unfinished, so that the client sees
    /// that it is incomplete.
    public init(_ produce: @escaping @Sendable (_ write: @escaping Write) async throws -> Void) {
        self.produce = produce
    }

    /// A body of the pieces of a sequence, each asked for when the one before has been taken.
    public init<Pieces: AsyncSequence & Sendable>(_ pieces: Pieces) where Pieces.Element == [UInt8] {
        self.init { write in
            for try await piece in pieces { try await write(piece) }
        }
    }

    /// Makes the body, giving each piece to `write` in order.
    public func forEach(_ write: @escaping Write) async throws {
        try await produce(write)
    }
}
