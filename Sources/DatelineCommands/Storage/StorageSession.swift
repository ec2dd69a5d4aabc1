import Articles
import HTTPServing
import Logging
import NIOCore
import NIOPosix
import SQLMigrations

/// A storage that is open for as long as one command runs.
struct StorageSession {
    /// Opens the storage, checks its schema, runs `body`, and closes it whatever happens.
    static func run<Value: Sendable>(
        _ settings: StorageSettings, to access: StorageAccess, _ body: (Storage) async throws -> Value
    ) async throws -> Value {
        var settings = settings
        settings.access = access
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        var logger = Logger(label: "dateline") { JSONLogHandler(label: $0, sink: .standardError) }
        logger.logLevel = .error
        do {
            let storage = try await StorageKind.of(settings.url).open(
                StorageRequest(settings, group, logger))
            let result = await Result {
                let mayMigrate = access.isWriting && storage.schema?.isSelfMigrating ?? false
                try await storage.schema?.makeCurrent(
                    mayMigrate: mayMigrate, check: .strict, logger, calledBy: settings.commandLine)
                return try await body(storage)
            }
            await storage.close()
            try await group.shutdownGracefully()
            return try result.get()
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
    }
}

extension Result where Failure == any Error {
    init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
