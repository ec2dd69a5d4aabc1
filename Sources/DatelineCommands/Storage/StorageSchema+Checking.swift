import Logging
import SQLMigrations

extension StorageSchema {
    /// Returns when the schema fits this program; brings it up to date where it may.
    ///
    /// Throws with the exit code of the reason otherwise.
    func makeCurrent(
        mayMigrate: Bool, check: ServeSettings.SchemaCheck, _ logger: Logger,
        calledBy commandLine: MigrationCommandLine = .process
    ) async throws(CommandFailure) {
        guard check != .off || mayMigrate else { return }
        let migrator = Migrator(migrations, database: database, environment: .system())
        if mayMigrate {
            let report = await migrator.up()
            if let error = report.error { throw CommandFailure(error.called(from: commandLine)) }
            for step in report.applied {
                logger.info(
                    "applied migration", metadata: ["version": "\(step.version)", "name": "\(step.name)"])
            }
        }
        // Also after an up: a newer release may have removed what this one needs.
        guard check != .off else { return }
        do throws(MigrationError) {
            let state = try await migrator.check()
            if let warning = state.warning { logger.warning("\(warning)") }
            guard let error = state.error else { return }
            guard check == .strict else { return logger.warning("\(error.message)") }
            throw error
        } catch {
            throw CommandFailure(error.called(from: commandLine))
        }
    }
}
