public import Foundation

extension MigrationEnvironment {
    /// That of a program that opens its storage itself, without the commands of `dateline`.
    ///
    /// - Parameter now: the time that the ledger writes down.
    public static func library(now: @escaping @Sendable () -> Date = { .now }) -> MigrationEnvironment {
        MigrationEnvironment(now: now, hostName: "library", processID: getpid(), appVersion: "library")
    }
}

extension Migrator {
    /// Returns when the schema fits these migrations.
    ///
    /// - Parameter migrating: whether to apply what is pending; otherwise that is an error.
    public func makeCurrent(migrating: Bool) async throws(MigrationError) {
        if migrating, let error = await up().error { throw error }
        // Also after an up: a newer release may have removed what this one needs.
        if let error = try await check().error { throw error }
    }
}
