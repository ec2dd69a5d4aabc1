extension MigrationReport {
    /// What a person reads on standard output; ends with a line feed unless it is empty.
    public var text: String {
        var lines: [String] = []
        lines +=
            steps(applied.contains { $0.trial != nil } ? "tried" : "applied", applied)
            + steps("undone", undone)
        if let entries { lines += table(entries) }
        if let planned { lines += plan(planned) }
        if let log { lines += table(log) }
        lines += files.map { "wrote \($0)" }
        if let sql { lines.append(sql.hasSuffix("\n") ? String(sql.dropLast()) : sql) }
        if let failure { lines += failure }
        if let message, error == nil { lines.append(message) }
        if lines.isEmpty, error == nil {
            lines.append("nothing to do; database at \(current?.description ?? "no version")")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What a person reads on standard error.
    public var errorText: String {
        guard let error, failure == nil else { return "" }
        let lines =
            ["error: \(error.headline)"] + error.details.map { "  \($0)" }
            + ["  state: \(outcome)", "  next: \(error.hint)"]
        return lines.map { $0 + "\n" }.joined()
    }

    private func steps(_ word: String, _ steps: [Step]) -> [String] {
        let width = max(15, steps.map(\.name.count).max() ?? 0)
        return steps.map { step in
            "\(word.padded(8)) \(step.version) \(step.name.padded(width))   \(step.milliseconds) ms"
                + (step.trial.map { "   \(Self.words(for: $0))" } ?? "")
        }
    }

    private static func words(for trial: Trial) -> String {
        switch trial {
        case .up: "up only: irreversible"
        case .upDownUp: "up, down, up again"
        }
    }

    /// The block of a file that failed; `nil` for other errors.
    private var failure: [String]? {
        guard let error, let version = error.version, error.fileState != nil else { return nil }
        return ["FAILED   \(version) \((error.name ?? "").padded(15))   \(outcome)", "  \(error.headline)"]
            + error.details.map { "  \($0)" } + ["  next: \(error.hint)"]
    }

    /// What became of the database, in words.
    private var outcome: String {
        switch databaseState {
        case .notOpened, nil: "no database was opened"
        case .unchanged: current.map { "nothing changed; database at \($0)" } ?? "database unchanged"
        case .rolledBack:
            current.map { "rolled back; database at \($0)" } ?? "rolled back; database unchanged"
        case .failed: current.map { "needs repair; database at \($0)" } ?? "database needs repair"
        case .unknown: commandLine.rendered("outcome unknown; see `migrate status`")
        }
    }

    private func plan(_ planned: [Planned]) -> [String] {
        planned.flatMap { step -> [String] in
            let mode = step.isTransactional ? "" : "   without a transaction"
            let locks = step.locks.map { locks in
                locks.isEmpty
                    ? ["-- locks no table that was there before"]
                    : locks.map { "-- \($0.mode) on \($0.relation)" + ($0.isRewritten ? ", rewritten" : "") }
            }
            return ["-- \(step.version) \(step.name)\(mode)"] + (locks ?? []) + [step.sql.trimmed, ""]
        }
    }
}

extension MigrationReport {
    private func table(_ entries: [SchemaComparison.Entry]) -> [String] {
        let header = ["VERSION", "NAME", "STATE", "APPLIED (UTC)", "MS"]
        let rows =
            [header]
            + entries.map { entry in
                [
                    entry.version.description, entry.name, entry.state.rawValue,
                    entry.row?.startedAt.map(Self.clock) ?? "",
                    entry.row?.durationMilliseconds.map(String.init) ?? "",
                ]
            }
        return Self.aligned(rows) + [summary(entries)] + warnings.map { "warning: \($0)" }
    }

    private func table(_ log: [MigrationLogEntry]) -> [String] {
        let header = ["AT (UTC)", "VERSION", "EVENT", "BY", "DETAIL"]
        return Self.aligned(
            [header]
                + log.map { entry in
                    [
                        Self.clock(entry.at), entry.version.description, entry.event,
                        "\(entry.appVersion), process \(entry.processID) on \(entry.host)",
                        entry.detail ?? "",
                    ]
                })
    }

    private static func aligned(_ rows: [[String]]) -> [String] {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0.padded($1) }.joined(separator: "  ").trimmedAtEnd
        }
    }

    /// `2026-11-21T10:16:02.000Z` as `2026-11-21 10:16:02`.
    private static func clock(_ text: String) -> String {
        text.prefix(19).split(separator: "T").joined(separator: " ")
    }

    private func summary(_ entries: [SchemaComparison.Entry]) -> String {
        let applied = entries.count { $0.row?.isInForce == true }
        let drifted = drift.map { $0 ? "yes" : "no" } ?? "unknown"
        let waiting = "\(applied) applied, \(pending?.count ?? 0) pending"
        return "\(waiting), drift: \(drifted), lock: \(lockHolder ?? "free"), source: \(sourceText)"
    }

    private var sourceText: String {
        let digest = sourceDigest.map { " (sha256 \($0.prefix(8))…)" } ?? ""
        return switch source {
        case .embedded: "embedded\(digest)"
        case .directory(let path): "\(path)\(digest)"
        case nil: "none"
        }
    }
}

extension String {
    fileprivate func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    fileprivate var trimmedAtEnd: String {
        var text = Substring(self)
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }

    fileprivate var trimmed: String { String(trimmedAtEnd.drop { $0.isWhitespace }) }
}
