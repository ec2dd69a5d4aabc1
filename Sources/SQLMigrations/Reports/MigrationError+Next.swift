extension MigrationError.Code {
    /// What to do next, in words with the literal command.
    ///
    /// Holes: `{command}` is the command with its arguments, `{name}` without; `{direction}` is `up` or
    /// `down --yes`; `{repair}` is the repair that would be right; `{folder}` is that of the migrations.
    public var next: String {
        switch self {
        case .usage: "`migrate {name} --help`"
        case .malformedSlug: "`migrate new create_articles`"
        case .unreadableFolder: "name a folder of migrations: `migrate {command} --dir Migrations`"
        case .emptyFolder:
            "name their folder with --dir, or make the first: `mkdir -p {folder}/PostgreSQL {folder}/SQLite`, "
                + "then `migrate new create_articles`"
        case .noDialectFolder:
            "`mkdir -p {folder}/PostgreSQL {folder}/SQLite`, or name the folder above with --dir; \(Self.then)"
        case .unwritableFile: "make the folder writable, or name another with --dir; \(Self.then)"
        case .wrongDialect: "name files and a database of one kind, \(Self.then)"
        case .missingSchema: "create the schema, or set search_path in the URL; \(Self.then)"

        case .unreachable:
            "start the database, or mend its URL, \(Self.then); `migrate wait --for 60s` waits for it"
        case .rejected: "mend the URL, the user or the database that it names, \(Self.then)"
        case .connectionLost: "`migrate status` shows what stands; \(Self.then)"
        case .lockFile: "let this user write to the folder of the database, \(Self.then)"
        case .lockWait: "wait for the other migration: `migrate {command} --lock-wait 5min`"
        case .databaseBusy: "`migrate {command}` again when the other program has finished writing"

        case .fileName, .fileEncoding, .fileMarker, .fileOption, .fileStatement, .emptySection,
            .squashVersion:
            "mend the file, \(Self.then)"
        case .unreadableFile: "make it a file that this user may read, or take it away; \(Self.then)"
        case .foreignFile:
            "translate the files with `migrate import-from TOOL FOLDER`, or as the lines above say; "
                + Self.then
        case .untranslatable: "mend or take away what is named, \(Self.then)"
        case .duplicateVersion: "give one of the two another version, \(Self.then)"
        case .parity: "add the file, or say “only” on the migrate:up line; \(Self.then)"
        case .modified:
            "restore the file and write a new one; or, when the schema is as the file now says, "
                + "`migrate repair {version} --accept-checksum`"
        case .editedAfterShipping: "restore the file, and write a new one: `migrate new SLUG`"
        case .missingFile:
            "restore the file; or, when no release has it any more, `migrate repair {version} --forget --force`"
        case .olderThanSquash: "first `migrate up` with a release that has the files that {version} replaces"
        case .outOfOrder:
            "rename the file to a higher version, or say “out-of-order” on its migrate:up line; \(Self.then)"
        case .contracted: "start the newer release; `migrate status` shows what it applied"
        case .downDiffers: "mend the down section, \(Self.then)"
        case .secondUpDiffers: "mend both sections, \(Self.then)"

        case .sql: "fix the file, run `migrate {command}` again"
        case .lockTimeout: "wait for whoever holds the table, \(Self.then)"
        case .orphanedRows: "delete or mend those rows in the file, \(Self.then)"
        case .commitInFile: "remove COMMIT or END from the file, \(Self.then)"
        case .databaseRefused: "grant or mend what the message names, \(Self.then)"

        case .unfinished: "`migrate up` looks what is there, and says how to repair it"
        case .invalidIndex, .notComplete:
            "`migrate repair {version} --retry` drops the index, then `migrate {direction}` again"
        case .doneUnrecorded: "`migrate repair {version} --applied`, then `migrate {direction}` again"
        case .undoneUnrecorded: "`migrate repair {version} --forget`"
        case .notBegun: "`migrate repair {version} --retry`, then `migrate {direction}` again"
        case .unclear:
            "`migrate repair {version} --retry` if it did nothing, `migrate repair {version} --applied` "
                + "if it is done"
        case .undoUnclear:
            "`migrate repair {version} --retry` if it did nothing, `migrate repair {version} --forget` "
                + "if it is undone"
        case .unfinishedElsewhere: "`migrate up` with the release that has the file"
        case .rollbackInFile: "undo what stayed, remove ROLLBACK from the file, \(Self.then)"

        case .pending: "run `migrate up`"
        case .building: "`migrate up --lock-wait 5min` waits until that is done"
        case .notConfirmed: "`migrate {command} --yes`"
        case .irreversible: "add a “-- migrate:down” section, which may be done at any time, \(Self.then)"
        case .noFile: "`migrate {command}` with the release that has the file"
        case .pooler:
            "name the server itself in DATELINE_MIGRATE_STORAGE, or here: `migrate {command} --storage URL`"
        case .scratchNotEmpty:
            "name an empty database that may lose everything: `migrate verify --scratch URL`, "
                + "`migrate plan --locks URL`"
        case .ledgerNotEmpty:
            "`migrate status` shows what it holds; a baseline is for a database without a ledger"
        case .foreignLedger: "rename that table, say where the database stands: `migrate baseline VERSION`"
        case .ledgerElsewhere:
            "name the schema that is meant: `migrate {command} --ledger-schema NAME`, or set search_path in the URL"
        case .undumpable:
            "install a pg_dump as new as the server, or use the database's own tool: `migrate dump` leaves nothing "
                + "out silently"
        case .oldServer: "upgrade the server, \(Self.then)"
        case .otherDatabase: "name a PostgreSQL server, \(Self.then)"
        case .wrongEncoding:
            "make a database in UTF-8 and name it: `CREATE DATABASE articles ENCODING 'UTF8' LC_COLLATE 'C' "
                + "LC_CTYPE 'C' TEMPLATE template0` in PostgreSQL, `sqlite3 OLD .dump > all.sql; sqlite3 NEW < all.sql` in SQLite; "
                + Self.then
        case .unknownVersion, .notApplied, .notInLedger: "`migrate status` shows the versions"
        case .nothingToRepair, .checksumAccepted: "`migrate status` shows how it stands"
        case .contradicted:
            "`migrate repair {version} --{repair}` fits what is there; `migrate {command} --force` goes against it"
        case .stillNeeded:
            "`migrate status` shows how it stands; `migrate {command} --force` forgets it all the same"
        case .anotherRelease:
            "leave it to the release that has the file; when none has it any more, `migrate {command} --force`"
        case .nothingToUndo: "`migrate log` shows what happened"
        case .lint: "rewrite it, or say “allow=RULE” on its migrate:up line; \(Self.then)"

        case .interrupted: "`migrate {command}` again"
        case .internalError: "`migrate status`; if this happens again, report it with this text"
        }
    }

    /// Whether a person has to do something before the command of `next` helps.
    public var needsHand: Bool {
        switch self {
        case .unreadableFolder, .unwritableFile, .wrongDialect, .missingSchema, .unreachable, .rejected,
            .lockFile, .databaseBusy, .fileName, .fileEncoding, .fileMarker, .fileOption, .fileStatement,
            .emptySection, .squashVersion, .duplicateVersion, .parity, .editedAfterShipping,
            .olderThanSquash, .outOfOrder, .contracted, .downDiffers, .secondUpDiffers, .sql, .lockTimeout,
            .orphanedRows, .commitInFile, .databaseRefused, .rollbackInFile, .unfinishedElsewhere,
            .irreversible, .noFile, .pooler, .scratchNotEmpty, .foreignLedger, .undumpable, .oldServer,
            .anotherRelease, .lint, .internalError, .unreadableFile, .foreignFile, .untranslatable,
            .ledgerElsewhere,
            .otherDatabase, .wrongEncoding:
            true
        case .usage, .unknownVersion, .notApplied, .malformedSlug, .emptyFolder, .noDialectFolder,
            .connectionLost, .lockWait, .modified, .missingFile, .unfinished, .invalidIndex,
            .doneUnrecorded, .undoneUnrecorded, .notBegun, .unclear, .undoUnclear, .pending, .building,
            .notConfirmed, .ledgerNotEmpty, .notInLedger, .nothingToRepair, .checksumAccepted, .notComplete,
            .contradicted, .stillNeeded, .nothingToUndo, .interrupted:
            false
        }
    }

    private static let then = "then `migrate {command}` again"
}

extension MigrationError {
    /// What to do next, with the literal command.
    public var hint: String {
        let name = invocation.prefix { $0 != " " }
        return commandLine.rendered(remedy.next) { text in
            text.replacing(name == "migrate" ? " {name}" : "{name}", with: name == "migrate" ? "" : name)
                .replacing("{direction}", with: isUndoing ? "down --yes" : "up")
                .replacing("{version}", with: version?.description ?? "VERSION")
                .replacing("{repair}", with: repair)
                .replacing("{folder}", with: commandLine.folder)
                .replacing("{command}", with: commandLine.command ?? invocation)
        }
    }
}
