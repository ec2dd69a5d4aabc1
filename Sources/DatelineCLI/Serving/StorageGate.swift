import Logging
import Synchronization

/// Whether the schema of the storage is known to fit this program.
final class StorageGate: Sendable {
    private let schema: StorageSchema?
    private let settings: ServeSettings
    private let logger: Logger
    private let flag = Atomic<Bool>(false)
    private let hasWarned = Atomic<Bool>(false)

    init(_ schema: StorageSchema?, _ settings: ServeSettings, _ logger: Logger) {
        self.schema = schema
        self.settings = settings
        self.logger = logger
    }

    /// Whether it fits.
    var isOpen: Bool { flag.load(ordering: .acquiring) }

    /// Checks the schema, or brings it up to date. A database that can't be reached leaves the gate
    /// shut; a schema that does not fit throws with its exit code.
    func openNow() async throws(CommandFailure) {
        guard let schema else { return flag.store(true, ordering: .releasing) }
        do throws(CommandFailure) {
            try await schema.makeCurrent(
                mayMigrate: schema.isSelfMigrating || settings.appliesMigrations,
                check: settings.schemaCheck, logger)
            flag.store(true, ordering: .releasing)
        } catch
            where error.exitCode.rawValue == CommandFailure.Code.unreachable.rawValue
            && !schema.isSelfMigrating
        {
            guard !hasWarned.exchange(true, ordering: .relaxed) else { return }
            logger.warning("the storage can't be reached yet", metadata: ["reason": "\(error.message)"])
        }
    }
}
