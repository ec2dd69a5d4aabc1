public import Foundation

/// What the runner depends on: clock, host, process and version; passed in, so that tests decide.
public struct MigrationEnvironment: Sendable {
    /// The time that the ledger writes down.
    public var now: @Sendable () -> Date
    /// The name of the machine, for ledger and lock.
    public var hostName: String
    /// The number of the process, for ledger and lock.
    public var processID: Int32
    /// The version of the program that embeds the migrations.
    public var appVersion: String
    /// What hints name commands with.
    public var commandLine: MigrationCommandLine
    /// Hears what happens while a command runs; called from any thread.
    public var progress: @Sendable (MigrationProgress) -> Void

    /// The dependencies; `progress` is called from any thread.
    public init(
        now: @escaping @Sendable () -> Date, hostName: String, processID: Int32, appVersion: String,
        commandLine: MigrationCommandLine = MigrationCommandLine(),
        progress: @escaping @Sendable (MigrationProgress) -> Void = { _ in }
    ) {
        self.now = now
        self.hostName = hostName
        self.processID = processID
        self.appVersion = appVersion
        self.commandLine = commandLine
        self.progress = progress
    }

    var stamp: LedgerStamp {
        LedgerStamp(appVersion: appVersion, host: hostName, processID: String(processID))
    }

    static func text(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}

/// Timeouts and retries of the runner.
public struct MigrationPolicy: Sendable {
    /// How long to wait for a database that does not answer.
    public var wait: Duration = .zero
    /// How long to wait for another runner.
    public var lockWait: Duration = .seconds(60)
    /// How long a statement of a file may wait for a table; readers queue behind it for exactly that long.
    public var lockTimeout: Duration = .seconds(2)
    /// How often a file is tried that meets a lock timeout or a deadlock.
    public var tries = 15
    /// The longest pause between two tries; the pauses are random and grow.
    public var longestPause: Duration = .seconds(2)

    /// The defaults.
    public init() {}
}

/// Something that a person may want to hear while a command runs.
public enum MigrationProgress: Sendable, Hashable {
    case waitingForDatabase(location: String, reason: String)
    case waitingForLock(holder: String)
    case running(version: MigrationVersion, name: String)
    case undoing(version: MigrationVersion, name: String)
    case retrying(version: MigrationVersion, reason: String, attempt: Int, of: Int)
    case warning(String)
    case notice(MigrationNotice)
}

extension MigrationProgress: CustomStringConvertible {
    /// What is told a person, on one line.
    public var description: String {
        switch self {
        case .waitingForDatabase(let location, let reason): "waiting for \(location): \(reason)"
        case .waitingForLock(let holder): "waiting for another migration: \(holder)"
        case .running(let version, let name): "applying \(version) \(name)"
        case .undoing(let version, let name): "undoing \(version) \(name)"
        case .retrying(let version, let reason, let attempt, let tries):
            "\(version): \(reason); rolled back, try \(attempt) of \(tries)"
        case .warning(let text): "warning: \(text)"
        case .notice(let notice): notice.description
        }
    }
}
