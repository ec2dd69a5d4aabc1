import ArgumentParser
import Articles
import Foundation

/// `dateline reindex`
struct ReindexCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex", abstract: "Derive anew what articles are found and compared by.",
        discussion: """
            Needed after an upgrade that reads words by other rules, and for articles that were stored before \
            there was a search; `serve` says so when it starts. Everything goes on meanwhile: related articles \
            are those of the former rules until it ends. It can be stopped at any moment and run again.

            EXAMPLES
              dateline reindex
              dateline reindex --all
              dateline reindex --storage postgres://dateline@db.example.org/dateline --json
            """)

    @Flag(help: "All articles, not only those that need it")
    var all = false
    @Flag(help: "Print the result as JSON")
    var json = false
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let end = try await StorageSession.run(storage.settings(), to: .change) { storage in
            let service = ArticleService(storage: storage.repository, dependencies: .system)
            var meter = ProgressMeter()
            defer { meter.finish() }
            do throws(ArticleError) {
                return try await service.reindex(isWhole: all) { progress in meter.show(progress) }
            } catch {
                meter.finish()
                throw CommandFailure(error)
            }
        }
        try Terminal.result(json ? "{\"reindexed\":\(end.done)}" : "reindexed \(end.done)")
    }
}
