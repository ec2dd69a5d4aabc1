import ArgumentParser
import Articles
import ArticlesExchange
import Foundation

/// `dateline import`
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import articles from a file or a folder.",
        discussion: """
            Running it again updates what changed and leaves the rest alone. A bad item is reported as \
            file:line: reason, and the rest is imported. A SQLite file that is not there is made, and a line \
            says so; with --dry-run nothing is.

            EXAMPLES
              dateline import ./posts
              dateline import backup.ndjson
              cat backup.ndjson | dateline import - --format ndjson
              dateline import ./pages --format pages --status draft --dry-run

            EXIT CODES
              0 all items are in      4 some failed
              3 no such storage      11 imported, but not all could be reported
            """)

    @Argument(help: "A file, a folder, or - for standard input", completion: .file())
    var path: String
    @Option(
        help: ArgumentHelp(
            "The form: auto, \(ImportFormat.all.map(\.name).joined(separator: ", "))", valueName: "name"),
        completion: .list(["auto"] + ImportFormat.all.map(\.name)))
    var format = "auto"
    @Flag(help: "Say what would happen, store nothing")
    var dryRun = false
    @Option(
        help: ArgumentHelp("published, draft, or keep what the items say", valueName: "status"),
        completion: .list(["published", "draft", "keep"]))
    var status = "keep"
    @Option(
        help: ArgumentHelp(
            "The name of the source of items that have none (default: the format)", valueName: "name"))
    var source: String?
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let options = try options()
        let access: StorageAccess = dryRun ? .rehearse : .create
        let (counts, hasLostLines) = try await StorageSession.run(storage.settings(), to: access) { storage in
            let service = ArticleService(storage: storage.repository, dependencies: .system)
            var meter = ProgressMeter()
            defer { meter.finish() }
            do throws(ImportError) {
                let counts = try await Importer(service: service, options: options).run(ImportInput(path)) {
                    fault in
                    meter.interrupt(with: fault.description)
                } onProgress: { progress in
                    meter.show(progress)
                }
                return (counts, meter.hasLostLines)
            } catch {
                meter.finish()
                throw Self.failure(error)
            }
        }
        do throws(CommandFailure) {
            try Terminal.result((dryRun ? "dry run: " : "") + counts.description)
        } catch {
            throw CommandFailure(.unwritable, "\(error.message); \(dryRun ? "dry run: " : "")\(counts)")
        }
        guard !hasLostLines else {
            throw CommandFailure(.unwritable, "not every line about an item could be written: run it again")
        }
        if counts.failed > 0 { throw CommandFailure(.partlyFailed, "") }
    }

    private func options() throws(CommandFailure) -> ImportOptions {
        var options = ImportOptions(sourceName: source, isDryRun: dryRun)
        if format != "auto" {
            guard let known = ImportFormat(named: format) else {
                let names = (["auto"] + ImportFormat.all.map(\.name)).joined(separator: ", ")
                throw CommandFailure(.usage, "--format must be one of \(names), not \"\(format)\"")
            }
            options.format = known
        }
        guard let known = ImportOptions.Status(rawValue: status) else {
            throw CommandFailure(.usage, "--status must be published, draft or keep, not \"\(status)\"")
        }
        options.status = known
        return options
    }

    private static func failure(_ error: ImportError) -> CommandFailure {
        switch error {
        case .input: CommandFailure(.usage, error.description)
        case .storage(let cause): CommandFailure(cause)
        case .cancelled: CommandFailure(.interrupted, error.description)
        }
    }
}
