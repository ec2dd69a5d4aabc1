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
            Every setting is a flag, then an environment variable DATELINE_<FLAG>, then a default; `dateline \
            config` prints what is in force. A variable that is no setting is named: serve refuses to start \
            with it, other commands warn.

            Results go to standard output, everything else to standard error. Files that are made can be read \
            by their owner alone.

            EXAMPLES
              dateline serve
              dateline serve --storage postgres://dateline@db.example.org/dateline
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
        version: "dateline \(BuildInformation.version)",
        subcommands: [
            ServeCommand.self, MigrateCommand.self, ImportCommand.self, ExportCommand.self,
            ReindexCommand.self, KeyCommand.self, ConfigCommand.self, VersionCommand.self,
        ])

    /// Runs the command; a usage error ends with 2, as the exit codes of `docs/` say.
    static func main() async {
        ProcessStart.prepare()
        do {
            var command = try parseAsRoot()
            try EnvironmentCheck.process.run(for: command)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            end(0)
        } catch let failure as CommandFailure {
            end(failure)
        } catch let error as ArticleError {
            end(CommandFailure(error))
        } catch let exit as ExitCode {
            end(exit.rawValue)
        } catch {
            end(parsing: error)
        }
    }

    /// Ends the process as the parser of arguments wishes: with a help text, a completion script, or an error.
    private static func end(parsing error: any Error) -> Never {
        let code = exitCode(for: error)
        if code == .validationFailure {
            UsageFailure(error).report()
            end(CommandFailure.Code.usage.rawValue)
        }
        let text = Redaction.process.apply(to: HelpText.wrapped(fullMessage(for: error)))
        guard code == .success else {
            Terminal.note(text)
            end(code.rawValue)
        }
        do throws(CommandFailure) {
            try Terminal.result(text)
            end(0)
        } catch { end(error) }
    }

    private static func end(_ failure: CommandFailure) -> Never {
        failure.report()
        end(failure.exitCode.rawValue)
    }

    /// Ends the process when all that was printed is out. Handlers of libraries for the end are not run: that of
    /// OpenSSL takes away what a thread that closes a connection may still use.
    static func end(_ code: Int32) -> Never {
        fflush(nil)
        _exit(code)
    }
}
