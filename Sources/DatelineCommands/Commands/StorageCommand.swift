import ArgumentParser
import Articles
import StrictJSON

/// `dateline storage`
struct StorageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storage", abstract: "Move from one storage to another.",
        discussion: """
            EXAMPLES
              dateline storage copy --from sqlite:dateline.db --to postgres://db/dateline
            """,
        subcommands: [CopyStorageCommand.self])
}

/// `dateline storage copy`
struct CopyStorageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy", abstract: "Copy a storage into another one, of whatever kind.",
        discussion: """
            Articles, tags, former slugs and names, overrides, synonyms and what is left of deleted articles are \
            copied as they are, identities and versions too; and keys, of which a storage has but hashes, so that they go \
            on to work. The source is only read, and may be served meanwhile. What is the same already is passed \
            over: a copy that was interrupted, even by kill -9, goes on with the same command, and one that is \
            made again brings what has changed since. What the source has deleted is deleted in the copy.

            To change over: copy while the source is served, stop serving it, run the same command again with \
            --verify, serve the copy. Revisions, webhooks and the change feed stay behind: the copy has a feed \
            of its own, which tells of each article as an import does.

            A target that has articles of its own, or newer ones, or to which somebody has written with a key or \
            over HTTP, is no copy of the source, and refused: --replace deletes what it has of its own.

            Passwords are shown by lists of processes: leave them to PGPASSWORD or ~/.pgpass.

            EXAMPLES
              dateline storage copy --from sqlite:dateline.db --to postgres://db/dateline
              dateline storage copy --from sqlite:dateline.db --to sqlite:other.db --verify
              dateline storage copy --from sqlite:a.db --to sqlite:b.db --json

            EXIT CODES
              0 copied, and the same    8 migrations are pending: `dateline migrate up`
              2 wrong usage             9 the target is no copy of the source
              3 no such storage       130, 143 ended by a signal: run it again
              4 --verify found differences, or the source is written to meanwhile
            """)

    @Option(
        help: ArgumentHelp("The storage that is copied", valueName: "url"),
        completion: .list(StorageKind.completions))
    var from: String
    @Option(
        help: ArgumentHelp("The storage that becomes the copy", valueName: "url"),
        completion: .list(StorageKind.completions))
    var to: String
    @Flag(help: "Compare everything afterwards, and print each difference")
    var verify = false
    @Flag(help: "Delete what the target has of its own")
    var replace = false
    @Flag(help: "Print the counts, and each difference, as an object a line")
    var json = false
    @OptionGroup var file: SettingsFileOptions

    func run() async throws {
        let (from, to) = (try settings(self.from), try settings(self.to))
        guard from.url.text != to.url.text else {
            throw CommandFailure(.usage, "--from and --to are the same storage")
        }
        let isComplete = try await InterruptibleTask.run {
            try await StorageSession.run(from, to: .read) { source in
                guard !source.isVolatile else { throw Self.volatility }  // before a target is made
                return try await StorageSession.run(to, to: .create) { target in
                    try await copy(source, to: target)
                }
            }
        }
        if !isComplete { throw CommandFailure(.partlyFailed, "") }
    }

    private func settings(_ url: String) throws -> StorageSettings {
        var reader = try file.reader()
        let options = try StorageOptions.parse(["--storage", url])
        var settings = try options.settings(&reader)
        settings.commandLine = settings.commandLine.naming(settings.url)
        return settings
    }

    private static let volatility = CommandFailure(
        .usage, "memory: is gone with the process: nothing can be copied from or to it")

    /// Returns whether the target is the same as the source now, for all that is known.
    private func copy(_ source: Storage, to target: Storage) async throws -> Bool {
        guard !target.isVolatile else { throw Self.volatility }
        if let first = source.file, let second = target.file, OutputTarget.isSameFile(first, second) {
            throw CommandFailure(.usage, "--from and --to are the same file")
        }
        let copy = try StorageCopy(
            from: source.repository, to: target.repository, dependencies: .system)
        if !replace { try await checkTarget(of: copy) }
        let isComplete = try await run(copy)
        return verify ? try await printDifferences(of: copy) : isComplete
    }

    private func checkTarget(of copy: StorageCopy) async throws(CommandFailure) {
        do throws(ArticleError) {
            try await copy.checkTarget()
        } catch {
            guard error.code == .conflict else { throw Self.failure(error) }
            throw CommandFailure(
                .refused, "\(error.message); --replace deletes what the target has of its own")
        }
    }

    private func run(_ copy: StorageCopy) async throws(CommandFailure) -> Bool {
        var meter = ProgressMeter()
        defer { meter.finish() }
        let (end, webhooks): (StorageCopyProgress, Int)
        do throws(ArticleError) {
            end = try await copy.run { meter.show($0) }
            webhooks = try await copy.webhookCount()
        } catch {
            throw Self.failure(error)
        }
        meter.finish()
        if json {
            try Terminal.result([
                "articles": .number("\(end.articles)"), "written": .number("\(end.written)"),
                "webhooks_left": .number("\(webhooks)"), "complete": .bool(end.isComplete),
            ])
        }
        Terminal.note(
            "copied \(end.articles) articles and what belongs to them: \(end.written) changes in the copy")
        if webhooks > 0 { Terminal.note("\(webhooks) webhooks stay behind: make them anew in the copy") }
        if !end.isComplete {
            Terminal.note("the source is written to meanwhile: run the same command again when nobody writes")
        }
        return end.isComplete
    }

    private func printDifferences(of copy: StorageCopy) async throws(CommandFailure) -> Bool {
        var count = 0
        var lost: CommandFailure?
        do throws(ArticleError) {
            try await copy.forEachDifference { (difference) throws(ArticleError) in
                count += 1
                do throws(CommandFailure) {
                    if json {
                        try Terminal.result(difference.members)
                    } else {
                        try Terminal.result(difference.description)
                    }
                } catch {
                    lost = error
                    throw ArticleError(.internal, error.message)
                }
            }
        } catch {
            throw lost ?? Self.failure(error)
        }
        Terminal.note(count == 0 ? "verified: no difference" : "\(count) differences")
        return count == 0
    }

    private static func failure(_ error: ArticleError) -> CommandFailure {
        Task.isCancelled
            ? CommandFailure(.interrupted, "the copy was interrupted; the same command goes on")
            : CommandFailure(error)
    }
}

extension StorageDifference {
    /// What a line of JSON says: `{"subject":"article …","difference":"differing","members":["title"]}`.
    var members: KeyValuePairs<String, JSONValue> {
        switch kind {
        case .missing: ["subject": .string(subject), "difference": "missing"]
        case .surplus: ["subject": .string(subject), "difference": "surplus"]
        case .differing(let names):
            [
                "subject": .string(subject), "difference": "differing",
                "members": .array(names.map { .string($0) }),
            ]
        }
    }
}
