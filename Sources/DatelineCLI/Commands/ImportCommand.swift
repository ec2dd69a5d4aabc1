import ArgumentParser
import Articles
import ArticlesExchange
import Foundation

/// `dateline import`
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import articles from a file or a folder.",
        discussion: """
            Running it again updates what changed and leaves the rest alone. A bad item is reported as
            file:line: reason, and the rest is imported. Exit code 0 if all items are in, 4 if some failed.

            EXAMPLES
              dateline import ./posts
              dateline import backup.ndjson
              cat backup.ndjson | dateline import - --format ndjson
              dateline import ./pages --format pages --status draft --dry-run
            """)

    @Argument(help: "A file, a folder, or - for standard input")
    var path: String
    @Option(help: "auto, \(ImportFormat.all.map(\.name).joined(separator: ", "))")
    var format = "auto"
    @Flag(help: "Say what would happen, store nothing")
    var dryRun = false
    @Option(help: "published, draft, or keep what the items say")
    var status = "keep"
    @Option(help: "The name of the source of items that have none (default: the format)")
    var source: String?
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let options = try options()
        let counts = try await StorageSession.run(storage.settings()) { storage in
            let service = ArticleService(storage: storage.repository, surroundings: .system)
            var meter = ProgressMeter()
            defer { meter.finish() }
            do throws(ImportError) {
                return try await Importer(service: service, options: options).run(ImportInput(path)) {
                    fault in
                    meter.interrupt(with: fault.description)
                } onProgress: { progress in
                    meter.show(progress)
                }
            } catch {
                meter.finish()
                throw Self.failure(error)
            }
        }
        Terminal.result((dryRun ? "dry run: " : "") + counts.description)
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
