import ArgumentParser
import Articles
import Foundation

/// The command `dateline`.
@main
struct Dateline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dateline",
        abstract: "A headless article service.",
        discussion: """
            Every setting is a flag, then an environment variable DATELINE_<FLAG>, then a default.
            `dateline config` prints what is in force.

            EXAMPLES
              dateline serve
              dateline serve --storage postgres://dateline@db.example.org/dateline --port 80
              dateline import ./posts
              dateline export --output backup.ndjson
            """,
        version: "dateline \(BuildInformation.version)",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, ImportCommand.self, ExportCommand.self,
            ReindexCommand.self, KeyCommand.self, ConfigCommand.self, VersionCommand.self,
        ])

    /// Runs the command; a usage error ends with 2, as the exit codes of `docs/` say.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            end(0)
        } catch let failure as CommandFailure {
            failure.report()
            end(failure.exitCode.rawValue)
        } catch let error as ArticleError {
            let failure = CommandFailure(error)
            failure.report()
            end(failure.exitCode.rawValue)
        } catch let exit as ExitCode {
            end(exit.rawValue)
        } catch {
            guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
            UsageFailure(error).report()
            end(CommandFailure.Code.usage.rawValue)
        }
    }

    /// Ends the process when all that was printed is out. Handlers of libraries for the end are not run: that of
    /// OpenSSL takes away what a thread that closes a connection may still use.
    static func end(_ code: Int32) -> Never {
        fflush(nil)
        _exit(code)
    }
}
