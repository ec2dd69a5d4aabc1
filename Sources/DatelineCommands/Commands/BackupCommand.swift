import ArgumentParser
import StrictJSON

/// `dateline backup`
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Copy the database of a SQLite storage, while it is served.",
        discussion: """
            The copy holds what was there at one moment, keys and revisions too, and can be read by its owner \
            alone. Nobody waits for it. It gets its name when it is whole and on disk: a failure leaves the \
            one that was there. PostgreSQL is copied by its own tools: pg_dump, pg_basebackup, pgBackRest.

            EXAMPLES
              dateline backup /var/backups/dateline.db
              dateline backup --storage sqlite:articles.db "$(date +%F).db"
              dateline backup copy.db --json

            EXIT CODES
              0 copied                 3 no such storage
              2 not a SQLite storage  11 the copy could not be written
            """)

    @Argument(help: "The file to write", completion: .file())
    var path: String
    @Flag(help: "Print {\"backup\":\"PATH\"} when it is done")
    var json = false
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let (settings, copying) = try storage.copying()
        TemporaryFiles.removeAtSignal()
        try await copying.backup(settings, path)
        if json {
            try Terminal.result(["backup": .string(path)])
        } else {
            Terminal.note("copied to \(path)")
        }
    }
}

/// `dateline restore`
struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Put a copy of `backup` in place of a SQLite storage.",
        discussion: """
            The copy is checked page by page and brought to the schema of this program first, in a file of its \
            own. The storage may be served meanwhile: its readers see the one or the other, whole. What was \
            there is lost with --replace: make a backup of it first.

            EXAMPLES
              dateline restore /var/backups/dateline.db --storage sqlite:new.db
              dateline restore /var/backups/dateline.db --replace

            EXIT CODES
              0 restored              9 a damaged copy, or a storage is there
              2 not a SQLite storage  11 the disk is full
              3 no such copy, or nothing can be written
            """)

    @Argument(help: "The copy", completion: .file())
    var path: String
    @Flag(help: "Put it in place of a storage that is there")
    var replace = false
    @Flag(help: "Print {\"restored\":\"PATH\"} when it is done")
    var json = false
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let (settings, copying) = try storage.copying()
        TemporaryFiles.removeAtSignal()
        try await copying.restore(settings, path, replace)
        if json {
            try Terminal.result(["restored": .string(path)])
        } else {
            Terminal.note("restored from \(path)")
        }
    }
}

extension StorageOptions {
    /// The settings of a storage that can be copied, and how.
    fileprivate func copying() throws(CommandFailure) -> (StorageSettings, StorageCopying) {
        let settings = try settings()
        guard let copying = try StorageKind.of(settings.url).copying else {
            throw CommandFailure(
                .usage,
                "only sqlite: is copied this way; copy PostgreSQL by pg_dump, and anything by `dateline export`"
            )
        }
        return (settings, copying)
    }
}
