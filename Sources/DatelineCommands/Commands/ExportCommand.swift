import ArgumentParser
import Articles
import ArticlesExchange
import ArticlesRendering
import ArticlesSyndication
import Foundation

/// `dateline export`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write all articles, drafts included, oldest first.",
        discussion: """
            A file gets its name when it is whole: a failure leaves the one that was there. It keeps its mode \
            and owner; a new one can be read by its owner alone, since drafts are in it. Pipes and devices are \
            written through. Reads only: a storage that is not there is an error.

            ndjson is the native form. markdown is a new folder of files that Hugo reads, and import as they \
            were. wordpress is what WordPress's own importer reads. The redirects-… are rules for web servers \
            that lead the former addresses of public articles and tags to their present ones.

            EXAMPLES
              dateline export > backup.ndjson
              dateline export --output backup.ndjson
              dateline export --storage sqlite:articles.db | gzip > articles.ndjson.gz
              dateline export --format markdown --output posts
              dateline export --format wordpress --site-url https://a.example > site.xml
              dateline export --format redirects-nginx > redirects.conf

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
        help: ArgumentHelp("A file, - for standard output, or a new folder for markdown", valueName: "path"),
        completion: .file())
    var output = "-"
    @OptionGroup var site: ExportSiteOptions
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        guard let format = ExportFormat(named: format) else {
            let names = ExportFormat.all.map(\.name).joined(separator: ", ")
            throw CommandFailure(.usage, "--format must be one of \(names), not \"\(self.format)\"")
        }
        var reader = try storage.file.reader()
        let site = try site.site(for: format, &reader)
        let settings = try storage.settings(&reader)
        let count = try await StorageSession.run(settings, to: .read) { storage in
            TemporaryFiles.removeAtSignal()
            let exporter = Exporter(
                service: ArticleService(storage: storage.repository, dependencies: .system), format: format,
                site: site.site, tagPath: site.tagPath)
            do {
                return try await format.isFolder
                    ? writeFolder(exporter) : write(exporter, beside: storage.file)
            } catch {
                throw Self.failure(error)
            }
        }
        Terminal.note("exported \(count)")
    }

    private func write(_ exporter: Exporter, beside database: String?) async throws -> Int {
        let file = try OutputFile(output, reading: database)
        do {
            let count = try await exporter.run { bytes in try await file.write(bytes) }
            try await file.commit()
            return count
        } catch {
            file.discard()
            throw error
        }
    }

    private func writeFolder(_ exporter: Exporter) async throws -> Int {
        let folder = try OutputFolder(output, option: "--output")
        do {
            let count = try await exporter.files { file throws(CommandFailure) in
                try folder.write(file.bytes, to: file.name)
            }
            try folder.commit()
            return count
        } catch {
            folder.discard()
            throw error
        }
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
