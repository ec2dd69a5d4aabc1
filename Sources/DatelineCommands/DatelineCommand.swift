import ArgumentParser

/// The command `dateline`, above all others.
struct DatelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: Dateline.name,
        abstract: "A headless article service.",
        discussion: """
            Every setting is a flag, then an environment variable DATELINE_<FLAG>, then a key of the file \
            that --config names, then a default; `dateline config` prints what is in force. A variable that \
            is no setting is named: serve refuses to start with it, other commands warn. A key that is none \
            is refused.

            Results go to standard output, everything else to standard error. Files that are made can be read \
            by their owner alone.

            EXAMPLES
              dateline serve
              dateline serve --storage postgres://dateline@db.example.org/dateline
              dateline serve --config dateline.yaml
              dateline import ./posts
              dateline export --output backup.ndjson
              dateline --generate-completion-script bash > dateline.bash

            EXIT CODES
              0 done                        7 a migration needs repair
              1 internal error              8 migrations are pending
              2 wrong usage                 9 refused
              3 storage unreachable        11 the result could not be written
              4 some failed, or locked     130, 143 ended by a signal
              5, 6 see migrate --help
            """,
        version: "\(Dateline.name) \(BuildInformation.version)",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, ImportCommand.self, ExportCommand.self,
            BackupCommand.self, RestoreCommand.self, ReindexCommand.self, KeyCommand.self,
            WebhookCommand.self, StorageCommand.self,
            ConfigCommand.self, VersionCommand.self,
        ])
}
