import ArgumentParser
import Articles
import ArticlesExchange
import Foundation

/// `dateline export`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write all articles, drafts included, oldest first.",
        discussion: """
            A file gets its name when it is whole: a failure leaves the one that was there. It keeps its mode \
            and owner; a new one can be read by its owner alone, since drafts are in it. Pipes and devices are \
            written through. Reads only: a storage that is not there is an error.

            EXAMPLES
              dateline export > backup.ndjson
              dateline export --output backup.ndjson
              dateline export --storage sqlite:/var/lib/dateline.db | gzip > backup.ndjson.gz

            EXIT CODES
              0 all written            8 migrations are pending: `dateline migrate up`
              3 no such storage       11 not all could be written
              130, 143 ended by a signal, nothing written
            """)

    @Option(
        help: ArgumentHelp(
            "The form: \(ExportFormat.all.map(\.name).joined(separator: ", "))", valueName: "name"),
        completion: .list(ExportFormat.all.map(\.name)))
    var format = "ndjson"
    @Option(
        help: ArgumentHelp("A file, or - for standard output", valueName: "path"), completion: .file())
    var output = "-"
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        guard let format = ExportFormat(named: format) else {
            let names = ExportFormat.all.map(\.name).joined(separator: ", ")
            throw CommandFailure(.usage, "--format must be one of \(names), not \"\(self.format)\"")
        }
        let count = try await StorageSession.run(storage.settings(), to: .read) { storage in
            TemporaryFiles.removeAtSignal()
            let file = try OutputFile(output, reading: storage.file)
            let service = ArticleService(storage: storage.repository, dependencies: .system)
            do {
                let count = try await Exporter(service: service, format: format).run { bytes in
                    try await file.write(bytes)
                }
                try await file.commit()
                return count
            } catch {
                file.discard()
                throw Self.failure(error)
            }
        }
        Terminal.note("exported \(count)")
    }

    private static func failure(_ error: any Error) -> any Error {
        guard let error = error as? ExportError else { return error }
        return switch error {
        case .storage(let cause): CommandFailure(cause)
        case .sink(let cause): cause
        case .cancelled: CommandFailure(.interrupted, error.description)
        }
    }
}
