import Articles
import ArticlesTesting
import NIOPosix
import Testing

/// The three backends, each with an empty storage for one test.
enum Backend: String, CaseIterable, Sendable, CustomTestStringConvertible {
    case memory
    case sqlite
    case postgresql

    var testDescription: String { rawValue }

    /// A storage of the backend for one test.
    private var storage: TestStorage {
        switch self {
        case .memory: .memory
        case .sqlite: .sqliteFile
        case .postgresql: .postgreSQL
        }
    }

    /// Runs `body` with a fresh storage, and removes the storage afterwards.
    func withStorage<Value: Sendable>(
        _ body: (any ArticleStorage) async throws -> Value
    ) async throws -> Value {
        try await storage.run { try await body($0.storage) }
    }
}

/// The event loops that all tests of this process share.
enum EventLoops {
    static let shared = MultiThreadedEventLoopGroup(numberOfThreads: 1)
}
