internal import Foundation

extension MigrationReport {
    /// One JSON document, also of a failure; keys are sorted, versions are strings, `format` is 1.
    public var json: String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(Document(self)) else {
            return #"{"command":"\#(command)","exit_code":1,"format":1,"ok":false}"#
        }
        return String(decoding: data, as: UTF8.self)
    }
}

/// The document's shape; a property that is `nil` is left out.
private struct Document: Encodable {
    let format = 1
    let command: String
    let ok: Bool
    let exitCode: Int32
    let dialect: String?
    let database: String?
    let current: String?
    let applied: [Step]?
    let undone: [Step]?
    let pending: [String]?
    let migrations: [Entry]?
    let plan: [Plan]?
    let findings: [Finding]?
    let warnings: [String]?
    let notices: [Notice]?
    let drift: Bool?
    let lock: Lock?
    let source: Source?
    let files: [String]?
    let sql: String?
    let log: [LogEntry]?
    let message: String?
    let error: Failure?

    struct Step: Encodable {
        let version: String
        let name: String
        let durationMs: Int64
        let trial: String?
    }

    struct Entry: Encodable {
        let version: String
        let name: String
        let state: String
        let appliedAt: String?
        let durationMs: Int64?
        let contract: Bool
    }

    struct Plan: Encodable {
        let version: String
        let name: String
        let file: String
        let transaction: Bool
        let sql: String
        let locks: [TableLock]?
    }

    struct TableLock: Encodable {
        let relation: String
        let mode: String
        let rewritten: Bool
    }

    struct Finding: Encodable {
        let rule: String
        let version: String
        let file: String
        let line: Int?
        let column: Int?
        let advice: String
    }

    struct Notice: Encodable {
        let version: String?
        let severity: String
        let sqlstate: String?
        let message: String
        let detail: String?
        let hint: String?
        let context: String?
    }

    struct LogEntry: Encodable {
        let version: String
        let event: String
        let at: String
        let detail: String?
        let appVersion: String
        let host: String
        let pid: String
    }

    struct Lock: Encodable {
        let held: Bool
        let holder: String?
    }

    struct Source: Encodable {
        let kind: String
        let path: String?
        let sha256: String?
    }

    struct Failure: Encodable {
        let kind: String
        let code: String
        let message: String
        let version: String?
        let sqlstate: String?
        let file: String?
        let line: Int?
        let column: Int?
        let statement: String?
        let context: String?
        let state: String?
        let details: [String]?
        let hint: String
    }
}

extension Document {
    init(_ report: MigrationReport) {
        command = report.command
        ok = report.isOK
        exitCode = report.exitCode.rawValue
        dialect = report.dialect?.identifier
        database = report.location
        current = report.current?.description
        let isUp = report.command == "up"
        applied = isUp || !report.applied.isEmpty ? report.applied.map(Step.init) : nil
        undone = report.command == "down" ? report.undone.map(Step.init) : nil
        pending = report.pending.map { $0.map(\.description) } ?? (isUp ? [] : nil)
        migrations = report.entries.map { $0.map(Entry.init) }
        plan = report.planned.map { $0.map(Plan.init) }
        findings = report.findings.isEmpty ? nil : report.findings.map(Finding.init)
        warnings = report.warnings.isEmpty ? nil : report.warnings
        notices = report.notices.isEmpty ? nil : report.notices.map(Notice.init)
        drift = report.drift
        lock =
            report.entries == nil
            ? nil : Lock(held: report.lockHolder != nil, holder: report.lockHolder)
        source = report.source.map { Source($0, report.sourceDigest) }
        files = report.files.isEmpty ? nil : report.files
        sql = report.sql
        log = report.log.map { $0.map(LogEntry.init) }
        message = report.message
        error = report.error.map { Failure($0, report.databaseState) }
    }
}

extension Document.Step {
    init(_ step: MigrationReport.Step) {
        self.init(
            version: step.version.description, name: step.name, durationMs: step.milliseconds,
            trial: step.trial?.rawValue)
    }
}

extension Document.Entry {
    init(_ entry: SchemaComparison.Entry) {
        self.init(
            version: entry.version.description, name: entry.name, state: entry.state.rawValue,
            appliedAt: entry.row?.startedAt, durationMs: entry.row?.durationMilliseconds,
            contract: entry.row?.isContract ?? entry.migration?.up.options.isContract ?? false)
    }
}

extension Document.Plan {
    init(_ plan: MigrationReport.Planned) {
        self.init(
            version: plan.version.description, name: plan.name, file: plan.file,
            transaction: plan.isTransactional,
            sql: plan.sql,
            locks: plan.locks?.map { .init(relation: $0.relation, mode: $0.mode, rewritten: $0.isRewritten) })
    }
}

extension Document.LogEntry {
    init(_ entry: MigrationLogEntry) {
        self.init(
            version: entry.version.description, event: entry.event, at: entry.at, detail: entry.detail,
            appVersion: entry.appVersion, host: entry.host, pid: entry.processID)
    }
}

extension Document.Finding {
    init(_ finding: LintFinding) {
        self.init(
            rule: finding.rule.name, version: finding.version.description, file: finding.location.file,
            line: finding.location.line, column: finding.location.column, advice: finding.rule.advice)
    }
}

extension Document.Notice {
    init(_ notice: MigrationNotice) {
        self.init(
            version: notice.version?.description, severity: notice.severity, sqlstate: notice.sqlState,
            message: notice.message, detail: notice.detail, hint: notice.hint, context: notice.context)
    }
}

extension Document.Source {
    init(_ source: MigrationSet.Source, _ digest: String?) {
        switch source {
        case .embedded: self.init(kind: "embedded", path: nil, sha256: digest)
        case .directory(let path): self.init(kind: "dir", path: path, sha256: digest)
        }
    }
}

extension Document.Failure {
    init(_ error: MigrationError, _ state: MigrationError.State?) {
        self.init(
            kind: error.kind.rawValue, code: error.code.rawValue, message: error.message,
            version: error.version?.description,
            sqlstate: error.sqlState, file: error.location?.file, line: error.location?.line,
            column: error.location?.column, statement: error.statement, context: error.context,
            state: state?.rawValue,
            details: error.details.isEmpty ? nil : error.details, hint: error.hint)
    }
}
