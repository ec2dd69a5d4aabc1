/// The outcome of a command: what a process prints and ends with.
public struct MigrationReport: Sendable {
    /// A migration that the command ran.
    public struct Step: Sendable, Hashable {
        /// Which migration.
        public let version: MigrationVersion
        /// The part of its file name behind the version.
        public let name: String
        /// How long it took.
        public let milliseconds: Int64
        /// What a rehearsal did with it.
        public internal(set) var trial: Trial?
    }

    /// How far a migration was tried on a scratch database.
    public enum Trial: String, Sendable {
        /// It cannot be undone.
        case up
        case upDownUp = "up, down, up"
    }

    /// A migration that the command would run.
    public struct Planned: Sendable, Hashable {
        /// Which migration.
        public let version: MigrationVersion
        /// The part of its file name behind the version.
        public let name: String
        /// The path of its file, as the caller named the folder.
        public let file: String
        /// Whether it runs in a transaction.
        public let isTransactional: Bool
        /// The section that would run, as it stands in the file.
        public let sql: String
        /// What a scratch database showed; `nil` when it was not asked, or the section has no transaction.
        public internal(set) var locks: [TableLock]?
    }

    /// A lock that a migration took on a table that was there before it.
    public struct TableLock: Sendable, Hashable {
        /// The table, qualified where the database has schemas.
        public let relation: String
        /// The mode of the lock, as the database calls it: `AccessExclusiveLock`.
        public let mode: String
        /// Whether the table got a new file, so that every row was written again.
        public let isRewritten: Bool

        /// A lock that was seen.
        public init(relation: String, mode: String, isRewritten: Bool) {
            self.relation = relation
            self.mode = mode
            self.isRewritten = isRewritten
        }
    }

    /// The command that was run, without its arguments: `up`.
    public let command: String
    /// The command with its arguments, as a person would type it again.
    private var invocation: String
    /// How the program was called.
    var commandLine = MigrationCommandLine() {
        didSet { error = error?.called(from: commandLine) }
    }
    /// Whether a database was opened.
    var isOpened = false
    /// The SQL of the database; `nil` when none was opened.
    public let dialect: SQLDialect?
    /// Host and database name, or a path.
    public let location: String?
    /// The highest version in force when the command ended.
    public internal(set) var current: MigrationVersion?
    /// What was applied, in that order.
    public internal(set) var applied: [Step] = []
    /// What was undone, in that order.
    public internal(set) var undone: [Step] = []
    /// What is still to do, when the command knows.
    public internal(set) var pending: [MigrationVersion]?
    /// The standing of each migration, by version; `nil` when it was not asked for.
    public internal(set) var entries: [SchemaComparison.Entry]?
    /// What would run, in order; `nil` when it was not asked for.
    public internal(set) var planned: [Planned]?
    /// The rules that files break, by version and place.
    public internal(set) var findings: [LintFinding] = []
    /// What is odd, though nothing failed; one line each.
    public internal(set) var warnings: [String] = []
    /// What the database said while files ran.
    public internal(set) var notices: [MigrationNotice] = []
    /// Whether somebody changed the schema by hand; `nil` when it is not known.
    public internal(set) var drift: Bool?
    /// Who holds the lock.
    public internal(set) var lockHolder: String?
    /// Where the files came from.
    public internal(set) var source: MigrationSet.Source?
    /// `MigrationSet.digest` of the files.
    public internal(set) var sourceDigest: String?
    /// Files that the command wrote.
    public internal(set) var files: [String] = []
    /// The SQL that the command was asked for.
    public internal(set) var sql: String?
    /// What happened to the migrations, the oldest first.
    public internal(set) var log: [MigrationLogEntry]?
    /// What a command that changes nothing else has to say.
    public internal(set) var message: String?
    /// The locks that a rehearsal saw.
    var locks: [MigrationVersion: [TableLock]] = [:]
    /// What a program is to be asked for a dump.
    var request: SchemaDumpRequest?
    /// What `check` found.
    var state: SchemaState?
    /// Why the command failed; `nil` when it did not.
    public internal(set) var error: MigrationError? {
        didSet {
            error?.invocation = invocation
            error = error?.called(from: commandLine)
        }
    }
    /// The exit code of the signal that ended the command; overrides the error's.
    public var signal: MigrationExitCode?

    init(command: String, dialect: SQLDialect?, location: String?) {
        self.command = command
        invocation = command
        self.dialect = dialect
        self.location = location
    }

    /// Takes over what the database said; its warnings are among the command's.
    mutating func add(_ notices: MigrationNotices) {
        self.notices = notices.all
        warnings += self.notices.filter(\.isWarning).map { notice in
            (notice.version.map { "\($0): " } ?? "") + notice.message
        }
        if let omission = notices.omission { warnings.append(omission) }
    }

    /// Whether the process ends with 0.
    public var isOK: Bool { exitCode == .done }

    /// What the process ends with: the code of the signal, else of the error, else 0.
    public var exitCode: MigrationExitCode {
        guard let error else { return .done }
        return signal ?? error.exitCode
    }

    /// The same report of a command that had arguments.
    func invoked(as invocation: String) -> MigrationReport {
        var report = self
        report.invocation = invocation
        report.error = error
        return report
    }

    /// The same report, with hints for who called the program in this way.
    public func called(from commandLine: MigrationCommandLine) -> MigrationReport {
        var report = self
        report.commandLine = commandLine
        return report
    }

    /// The report of a command that failed before it had a database.
    ///
    /// - Parameters:
    ///   - command: the command, without its arguments.
    ///   - error: why it failed.
    ///   - invocation: the command with its arguments, when it had any that matter.
    public static func failure(
        _ command: String, _ error: MigrationError, invocation: String? = nil
    ) -> MigrationReport {
        var report = MigrationReport(command: command, dialect: nil, location: nil)
        report.error = error
        return report.invoked(as: invocation ?? command)
    }

    /// The report of a command that had nothing to do but to say so.
    public static func done(_ command: String, _ message: String) -> MigrationReport {
        var report = MigrationReport(command: command, dialect: nil, location: nil)
        report.message = message
        return report
    }

    /// The report of a command that wrote files.
    public static func wrote(_ files: [String], by command: String) -> MigrationReport {
        var report = MigrationReport(command: command, dialect: nil, location: nil)
        report.files = files
        return report
    }
}
