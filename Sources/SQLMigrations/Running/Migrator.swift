/// Applies a set of migrations to a database, and tells how things stand.
///
/// Each command opens one connection and closes it. Commands do not throw: a report carries what was done and
/// what went wrong. Cancelling the task cancels the statement that runs and rolls back.
public struct Migrator: Sendable {
    /// The migrations.
    public let set: MigrationSet
    /// The database that they are for.
    public let database: any MigrationDatabase
    /// Clock, host and process, for the ledger.
    public let environment: MigrationEnvironment
    /// Timeouts and retries.
    public let policy: MigrationPolicy

    /// A migrator; nothing is opened before a command runs.
    public init(
        _ set: MigrationSet, database: any MigrationDatabase, environment: MigrationEnvironment,
        policy: MigrationPolicy = MigrationPolicy()
    ) {
        self.set = set
        self.database = database
        self.environment = environment
        self.policy = policy
    }
}

extension Migrator {
    typealias Command =
        @Sendable (inout MigrationReport, any MigrationSession, MigrationRun) async throws(MigrationError) ->
        Void

    /// Opens a session, runs `work`, and makes a report of it, also of what went wrong.
    ///
    /// `work` runs in a task of its own, so that it can still roll back when the caller is cancelled.
    func perform(
        _ command: String, _ access: MigrationAccess, _ work: @escaping Command
    ) async -> MigrationReport {
        let database = database
        let run = MigrationRun(environment: environment, policy: policy) {
            () async throws(MigrationConnectionError) in try await database.connect(access)
        }
        let task = Task { await self.report(command, access, run, work) }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            run.cancel()
        }
    }

    private func report(
        _ command: String, _ access: MigrationAccess, _ run: MigrationRun, _ work: Command
    ) async -> MigrationReport {
        var report = MigrationReport(command: command, dialect: set.dialect, location: database.location)
        report.commandLine = environment.commandLine
        report.source = set.source
        report.sourceDigest = set.digest
        do throws(MigrationError) {
            let connection = try await connect(access, run)
            run.use(connection)
            report.isOpened = true
            await connection.observe { notice in run.heard(notice) }
            do throws(MigrationError) {
                let session = try await session(on: connection)
                for warning in session.warnings { run.warn(warning) }
                do throws(MigrationError) {
                    try await work(&report, session, run)
                } catch {
                    report.error = error
                    if case .write = access { await recount(&report, session, run) }
                }
            } catch { report.error = error }
            report.add(run.notices)
            run.use(nil)
            await connection.close()
            report.warnings += run.warnings
        } catch { report.error = error }
        // A statement that was cancelled, or never begun, fails with whatever it says; the cause is the
        // cancellation.
        if run.isCancelled, let error = report.error, error.kind != .cancelled, error.kind != .needsRepair {
            report.error = error.changing(code: .interrupted)
        }
        return report
    }

    private func session(on connection: any MigrationConnection) async throws(MigrationError)
        -> any MigrationSession
    {
        try await database.dialect.session(connection, database.ledgerSchema)
    }

    /// What the ledger says after a failure, over a new connection where this one is gone; nothing when it
    /// cannot be asked.
    private func recount(
        _ report: inout MigrationReport, _ session: any MigrationSession, _ run: MigrationRun
    ) async {
        let rows: [LedgerRow]?
        if report.error?.fileState == .unknown {
            rows = nil
        } else if report.error?.code == .connectionLost {
            rows = await run.reconnecting { (connection) async throws(MigrationError) in
                try await self.ledgerRows(try await self.session(on: connection))
            }
        } else {
            rows = try? await run.shielded { () async throws(MigrationError) in
                try await ledgerRows(session)
            }
        }
        report.current = rows.map { SchemaComparison(set, $0).current } ?? nil
        guard let rows, report.pending != nil else { return }
        let recorded = Swift.Set(rows.filter(\.isInForce).map(\.version))
        report.pending?.removeAll { recorded.contains($0) }
    }

    /// Connects, and waits, if the policy says so, for a database that does not answer yet.
    private func connect(
        _ access: MigrationAccess, _ run: MigrationRun
    ) async throws(MigrationError) -> any MigrationConnection {
        guard set.dialect == database.dialect else {
            throw MigrationError(
                .wrongDialect,
                "\(set.dialect.name) migrations do not fit \(database.location), "
                    + "which is \(database.dialect.name)")
        }
        let deadline = ContinuousClock.now.advanced(by: policy.wait)
        var last: MigrationConnectionError?
        while true {
            do throws(MigrationConnectionError) {
                return try await ConnectionAttempt(database, access).connection(by: deadline, run)
            } catch {
                let now = ContinuousClock.now
                guard error.kind == .unreachable, now < deadline else {
                    let reason = error.kind == .unreachable ? last ?? error : error
                    throw MigrationError(reason, doing: "cannot open \(database.location)")
                }
                if last == nil {
                    run.report(.waitingForDatabase(location: database.location, reason: error.message))
                }
                last = error
                try await run.pause(min(.milliseconds(250), now.duration(to: deadline)))
            }
        }
    }

    /// The ledger's rows; none when there is no ledger.
    func ledgerRows(_ session: any MigrationSession) async throws(MigrationError) -> [LedgerRow] {
        let columns = try await session.connection.rows(session.ledger.columns()).compactMap {
            $0.first ?? nil
        }
        guard !columns.isEmpty else { return [] }
        guard ["checksum", "state", "seq", "contract", "fingerprint"].allSatisfy(columns.contains) else {
            throw MigrationError(
                .foreignLedger, "the table schema_migrations belongs to another tool")
        }
        let rows = try await session.connection.rows(session.ledger.selection, doing: "reading the ledger")
        var read: [LedgerRow] = []
        for row in rows { read.append(try LedgerRow(reading: row)) }
        return read
    }

    /// The files beside the ledger, for a session that holds the lock.
    func lockedComparison(_ session: any MigrationSession) async throws(MigrationError) -> SchemaComparison {
        try await comparison(try await ledgerRows(session), isLocked: false, session)
    }

    /// The files beside the ledger, for a session without the lock.
    ///
    /// A row that runs is dead when it is the same before and after a moment in which the lock was free.
    func comparison(_ session: any MigrationSession) async throws(MigrationError) -> SchemaComparison {
        var rows = try await ledgerRows(session)
        while rows.contains(where: { $0.state == .running }) {
            if try await session.lockHolder() != nil {
                return try await comparison(rows, isLocked: true, session)
            }
            let later = try await ledgerRows(session)
            if later == rows { break }
            rows = later
        }
        return try await comparison(rows, isLocked: false, session)
    }

    private func comparison(
        _ rows: [LedgerRow], isLocked: Bool, _ session: any MigrationSession
    ) async throws(MigrationError) -> SchemaComparison {
        var context = SchemaComparison.Context()
        context.appVersion = environment.appVersion
        context.isLocked = isLocked
        if rows.contains(where: { set.migration($0.version) == nil }) {
            context.notes = try await notes(session)
        }
        return SchemaComparison(set, rows, context)
    }

    /// What the log says of other releases; nothing to a user who may not read it.
    private func notes(_ session: any MigrationSession) async throws(MigrationError) -> LedgerNotes {
        guard try await session.connection.value(session.ledger.logIsReadable) == "1" else {
            return LedgerNotes()
        }
        return LedgerNotes(
            reading: try await session.connection.rows(session.ledger.notes, doing: "reading the log"))
    }

    /// Runs `work` under the lock, and frees it whatever happens.
    func locked<Value: Sendable>(
        _ session: any MigrationSession, _ run: MigrationRun, _ work: () async throws(MigrationError) -> Value
    ) async throws(MigrationError) -> Value {
        try await session.lock(run)
        do throws(MigrationError) {
            let value = try await work()
            try await run.shielded { () async throws(MigrationError) in try await session.unlock() }
            return value
        } catch {
            try? await run.shielded { () async throws(MigrationError) in try await session.unlock() }
            throw error
        }
    }
}
