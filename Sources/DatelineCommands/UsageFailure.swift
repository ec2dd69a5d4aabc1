import ArgumentParser
import Foundation
import SQLMigrations

/// Arguments that no command understands.
struct UsageFailure {
    private let error: any Error
    private let arguments: [String]

    init(_ error: any Error, arguments: [String] = Array(CommandLine.arguments.dropFirst())) {
        self.error = error
        self.arguments = arguments
    }

    /// Says on standard error what is wrong; `migrate … --json` says it as its one document.
    func report() {
        guard let command = migration, arguments.prefix(while: { $0 != "--" }).contains("--json") else {
            Terminal.note(Redaction.process.apply(to: HelpText.of(error)))
            return
        }
        let report = MigrationReport.failure(
            command, MigrationError(.usage, DatelineCommand.message(for: error))
        ).called(from: .process)
        let document = Redaction.process.apply(to: report.json)
        if (try? Terminal.result(document)) == nil { Terminal.note(document) }
    }

    /// The command of `migrate` that was meant, or `migrate` itself; `nil` for other commands.
    private var migration: String? {
        let words = arguments.filter { !$0.hasPrefix("-") }
        let names = MigrateCommand.configuration.subcommands.compactMap { $0.configuration.commandName }
        guard words.first == "migrate" else { return nil }
        return words.dropFirst().first(where: names.contains) ?? "migrate"
    }
}
