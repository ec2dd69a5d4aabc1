extension MigrationDiagnosis {
    /// What was found, for people.
    func explanation(_ migration: Migration) -> [String] {
        switch finding {
        case .leftovers(let names): names.map { "index \($0) is INVALID" }
        case .complete(let what): ["\(what): the database finished after the runner was gone"]
        case .absent(let what): [what]
        case .unknown: ["whether the statement did anything cannot be seen from here: look at the database"]
        }
    }

    /// The command that settles it.
    func advice(_ migration: Migration) -> String {
        let repair = "repair \(migration.version)"
        return switch (finding, isDown) {
        case (.leftovers, _): "\(repair) --retry drops the index; then run the same command again"
        case (.complete, false): "\(repair) --applied"
        case (.complete, true): "\(repair) --forget"
        case (.absent, _): "\(repair) --retry, then run the same command again"
        case (.unknown, false): "\(repair) --retry if it did nothing, \(repair) --applied if it is done"
        case (.unknown, true): "\(repair) --retry if it did nothing, \(repair) --forget if it is undone"
        }
    }
}

extension MigrationError {
    func changing(kind: Kind) -> MigrationError {
        var changed = MigrationError(kind, message, hint: hint)
        changed.details = details
        changed.version = version
        changed.name = name
        changed.location = location
        changed.sqlState = sqlState
        changed.fileState = fileState
        return changed
    }
}
