import ArgumentParser
import Articles
import Foundation
import Synchronization

/// The program: every command and flag of `dateline`, over the kinds of storage that it is started with.
///
///     import DatelineCommands
///
///     @main
///     struct Program {
///         static func main() async {
///             await Dateline.main(name: "shelf", storages: StorageKind.shipped + [.shelf])
///         }
///     }
public enum Dateline {
    /// What the program was started with.
    private struct Start {
        let name: String
        let storages: [StorageKind]
    }

    private static let start = Mutex(Start(name: "dateline", storages: StorageKind.shipped))

    /// What the program is called in its texts.
    static var name: String { start.withLock { $0.name } }

    /// The kinds of storage that `--storage` may name.
    static var storages: [StorageKind] { start.withLock { $0.storages } }

    /// Runs the command that the arguments of the process name, and ends the process with its exit code.
    ///
    /// - Parameters:
    ///   - name: what the program is called in usage lines and examples.
    ///   - storages: the kinds of storage that `--storage` may name; no two share a scheme.
    public static func main(
        name: String = "dateline", storages: [StorageKind] = StorageKind.shipped
    ) async {
        start.withLock { $0 = Start(name: name, storages: storages) }
        await run()
    }

    /// Runs the command; a usage error ends with 2, as the exit codes of `docs/` say.
    private static func run() async {
        ProcessStart.prepare()
        do {
            var command = try DatelineCommand.parseAsRoot()
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
        let code = DatelineCommand.exitCode(for: error)
        if code == .validationFailure {
            UsageFailure(error).report()
            end(CommandFailure.Code.usage.rawValue)
        }
        let text = Redaction.process.apply(to: HelpText.of(error))
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
