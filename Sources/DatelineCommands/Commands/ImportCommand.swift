import ArgumentParser
import Articles
import ArticlesExchange
import Foundation

/// `dateline import`
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import articles from a file, a folder or a running site.",
        discussion: """
            Running it again updates what changed in the input and leaves alone what was changed here since; where both \
            were, it is a conflict, and nothing is written. What was deleted here stays deleted. What is not understood \
            is imported as a draft, or refused. What is refused, skipped or changed on the way in is a line file:line: \
            reason. On a terminal it asks before more than \(ImportPlan.unaskedChanges) changes. A SQLite file that is not there is made, and a line \
            says so; with --dry-run nothing is. It can be interrupted: the same command goes on.

            EXAMPLES
              dateline import ./posts --dry-run
              dateline import ./posts --report import.log
              dateline import ~/blog/content --source blog --yes
              cat backup.ndjson | dateline import - --format ndjson
              dateline import ./posts --prefer file
              dateline import https://blog.example.org --dry-run
              dateline import https://ghost.example.org --key 22444f78447824223cefc48062

            EXIT CODES
              0 all items are in      4 some failed, or are in conflict
              2 no such input, wrong usage
              3 no such storage, or the site fails
              9 not wanted, or another import of the site runs: nothing imported
              11 imported, but not all could be reported     130, 143 ended by a signal
            """)

    @Argument(help: "A file, a folder, the URL of a site, or - for standard input", completion: .file())
    var path: String
    @Option(
        help: ArgumentHelp(
            "The key of the Content API of a Ghost site, from Settings › Integrations", valueName: "key"))
    var key: String?
    @Option(
        help: ArgumentHelp(
            "The form: auto, \(ImportFormat.all.map(\.name).joined(separator: ", "))", valueName: "name"),
        completion: .list(["auto"] + ImportFormat.all.map(\.name)))
    var format = "auto"
    @Flag(help: "Say what would happen to each item, store nothing")
    var dryRun = false
    @Flag(help: "Take the pages of a WordPress, Ghost or Blogger site too, not only its posts")
    var includePages = false
    @Flag(help: "Do not ask")
    var yes = false
    @Flag(help: "Print one JSON object an item")
    var json = false
    @Option(
        help: ArgumentHelp(
            "Write what happens to each item to a file, and only faults here", valueName: "file"),
        completion: .file())
    var report: String?
    @Option(
        help: ArgumentHelp("published, draft, or keep what the items say", valueName: "status"),
        completion: .list(["published", "draft", "keep"]))
    var status = "keep"
    @Option(
        help: ArgumentHelp(
            "The name of the source of items that have none (default: one of its own for each place)",
            valueName: "name"))
    var source: String?
    @Option(
        help: ArgumentHelp(
            "The language of items of which neither they nor their folders say one, such as de or pt-BR",
            valueName: "tag"))
    var language: String?
    @Option(
        help: ArgumentHelp(
            "Where dates of Markdown files that name no zone are meant, such as Europe/Berlin; without it, such an article appears when its date is past everywhere",
            valueName: "zone"))
    var timeZone: String?
    @Option(
        help: ArgumentHelp("Who wins where both were changed: file or article", valueName: "side"),
        completion: .list(["file", "article"]))
    var prefer: String?
    @Flag(help: "Import what was deleted here again, as a new article; without it, it is skipped")
    var restoreDeleted = false
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        guard !path.isEmpty else {
            throw CommandFailure(
                .usage, "the path is empty: name a file, a folder or a URL, . for this folder")
        }
        let options = try options()
        let site = try SiteImport(path, key: key, format: format, includesPages: includePages)
        let run = try await InterruptibleTask.run { [options] in
            guard let site else { return try await importAll(from: ImportInput(path), options) }
            let folder = try site.folder()
            let read = try await site.download(into: folder)
            var options = options
            options.format = read.format
            options.sourceName = options.sourceName ?? read.sourceName
            let run = try await importAll(from: .path(read.folder), options)
            if !dryRun { folder.discard() }
            return run
        }
        try run.finish(isDryRun: dryRun, isJSON: json)
    }

    private func importAll(
        from input: ImportInput, _ options: ImportOptions
    ) async throws -> ImportRun {
        // Before a storage is made for nothing.
        try ImportPlan.check(input)
        if !dryRun, !yes, !json, ImportPlan.canAsk(about: input) {
            try await StorageSession.run(storage.settings(), to: .rehearse) { storage in
                let service = ArticleService(storage: storage.repository, dependencies: .system)
                try await ImportPlan(service: service, options: options, input: input).ask()
            }
        }
        return try await StorageSession.run(storage.settings(), to: dryRun ? .rehearse : .create) { storage in
            try await importAll(from: input, options, into: storage)
        }
    }

    private func importAll(
        from input: ImportInput, _ options: ImportOptions, into storage: Storage
    ) async throws -> ImportRun {
        let log = try report.map { report throws(CommandFailure) in
            try ImportReport(report, isJSON: json, reading: path, database: storage.file)
        }
        let service = ArticleService(storage: storage.repository, dependencies: .system)
        let plan = ImportPlan(service: service, options: options, input: input)
        let run: ImportRun
        do {
            run = try await plan.carryOut(log, printsItems: dryRun || json, isJSON: json)
        } catch {
            // What was done until then is in the report.
            do throws(CommandFailure) { try log?.close() } catch { error.report() }
            throw error
        }
        try log?.close()
        return run
    }

    private func options() throws(CommandFailure) -> ImportOptions {
        var options = ImportOptions(sourceName: source, isDryRun: dryRun)
        options.includesPages = includePages
        options.restoresDeleted = restoreDeleted
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
        if let source, !(1...ArticleLimits.sourceName).contains(source.unicodeScalars.count) {
            throw CommandFailure(
                .usage, "--source must have 1 to \(ArticleLimits.sourceName) characters")
        }
        if let language {
            guard let tag = LanguageTag.canonical(language) else {
                throw CommandFailure(
                    .usage, "--language must be a tag such as de or pt-BR, not \"\(language)\"")
            }
            options.language = tag
        }
        if let timeZone {
            guard let zone = TimeZone(identifier: timeZone) else {
                throw CommandFailure(
                    .usage,
                    "--time-zone must be the name of a zone such as Europe/Berlin or UTC, not \"\(timeZone)\""
                )
            }
            options.timeZone = zone
        }
        guard let prefer else { return options }
        guard let preference = ImportPreference(rawValue: prefer) else {
            throw CommandFailure(.usage, "--prefer must be file or article, not \"\(prefer)\"")
        }
        options.preference = preference
        return options
    }
}
