import ArgumentParser
import Articles
import ArticlesExchange
import Foundation

/// `dateline export`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write all articles, drafts included, oldest first.",
        discussion: """
            EXAMPLES
              dateline export > backup.ndjson
              dateline export --output backup.ndjson
            """)

    @Option(help: "\(ExportFormat.all.map(\.name).joined(separator: ", "))")
    var format = "ndjson"
    @Option(help: "A file, or - for standard output")
    var output = "-"
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        guard let format = ExportFormat(named: format) else {
            let names = ExportFormat.all.map(\.name).joined(separator: ", ")
            throw CommandFailure(.usage, "--format must be one of \(names), not \"\(self.format)\"")
        }
        let count = try await StorageSession.run(storage.settings()) { storage in
            let file = try OutputFile(output)
            let service = ArticleService(storage: storage.repository, surroundings: .system)
            do {
                let count = try await Exporter(service: service, format: format).run { bytes in
                    try await file.write(bytes)
                }
                try file.commit()
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
        case .sink(let cause):
            CommandFailure(.internalError, "\(error.description): \(cause.localizedDescription)")
        case .cancelled: CommandFailure(.interrupted, error.description)
        }
    }
}
