import Logging
import SQLMigrations
import Synchronization

/// The readiness of the storage: whether its schema is known to fit this program.
final class StorageReadiness: Sendable {
    private let schema: StorageSchema?
    private let settings: ServeSettings
    private let logger: Logger
    private let flag = Atomic<Bool>(false)
    private let hasWarned = Atomic<Bool>(false)
    private let isRejected = Atomic<Bool>(false)

    init(_ schema: StorageSchema?, _ settings: ServeSettings, _ logger: Logger) {
        self.schema = schema
        self.settings = settings
        self.logger = logger
    }

    /// Whether it fits.
    var isReady: Bool { flag.load(ordering: .acquiring) }

    /// How long to wait before the next look. A server that refuses the password is not asked often: each time may
    /// count as an attack.
    var pause: Duration { isRejected.load(ordering: .relaxed) ? .seconds(5) : .milliseconds(500) }

    /// Checks the schema, or brings it up to date. A database that can't be reached leaves it
    /// not ready; a schema that does not fit throws with its exit code.
    func check() async throws(CommandFailure) {
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
            report(error)
        }
    }

    /// Says once that the storage is away, and once that it refuses this program, which waiting does not mend.
    private func report(_ error: CommandFailure) {
        if error.cause?.code == .rejected {
            guard !isRejected.exchange(true, ordering: .relaxed) else { return }
            logger.error(
                "the storage refuses this program; requests get 503 until that is mended",
                metadata: ["reason": "\(error.message)", "sqlstate": "\(error.cause?.sqlState ?? "")"])
        } else {
            isRejected.store(false, ordering: .relaxed)
            guard !hasWarned.exchange(true, ordering: .relaxed) else { return }
            logger.warning("the storage can't be reached yet", metadata: ["reason": "\(error.message)"])
        }
    }
}
