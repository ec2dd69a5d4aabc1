import Articles
import ArticlesExchange
import Foundation
import Synchronization

/// One import: what it would do, whether that is wanted, and doing it.
struct ImportPlan {
    /// So many changes are made without a question.
    static let unaskedChanges = 100

    let service: ArticleService
    let options: ImportOptions
    let input: ImportInput

    /// Whether somebody is at a terminal, who can be asked.
    static func canAsk(about input: ImportInput) -> Bool {
        Terminal.isInteractive && isatty(STDIN_FILENO) == 1 && input != .standardInput
    }

    /// Reads everything, says what would happen, and asks whether it is to.
    func ask() async throws {
        var rehearsal = options
        rehearsal.isDryRun = true
        var (held, notes) = (0, 0)
        var meter = ProgressMeter()
        let importer = Importer(service: service, options: rehearsal)
        let counts = try await Self.run { () async throws(ImportError) in
            try await importer.run(
                input,
                onItem: { item in
                    if item.isHeldBack { held += 1 }
                    notes += item.notes.count
                }, onProgress: { meter.show($0) })
        }
        meter.finish()
        guard counts.created + counts.updated > Self.unaskedChanges else { return }
        Terminal.note(
            """
            \(counts.created) would be created, \(counts.updated) updated, \(counts.unchanged) stay as they are
            \(held) would be drafts because something is not understood, \(counts.failed) can't be imported, \
            \(counts.conflicts) are in conflict, \(counts.skipped) are no articles
            \(notes) things would be changed on the way in: --dry-run says each
            """)
        try Self.question("import?")
    }

    /// Imports, or in a dry run says what would happen.
    func carryOut(
        _ report: ImportReport?, printsItems: Bool, isJSON: Bool
    ) async throws -> ImportRun {
        var meter = ProgressMeter()
        defer { meter.finish() }
        var lost: CommandFailure?
        let importer = Importer(service: service, options: options)
        let counts = try await Self.run { () async throws(ImportError) in
            try await importer.run(
                input,
                onItem: { item in
                    do throws(CommandFailure) {
                        try report?.write(item)
                        if printsItems {
                            meter.finish()
                            try Terminal.result(
                                isJSON ? String(decoding: item.json, as: UTF8.self) : item.line)
                        }
                    } catch { lost = lost ?? error }
                    let isBad = item.outcome == .refused || item.outcome == .conflict
                    let lines =
                        if report != nil || isJSON { isBad ? item.remarks : [] } else if printsItems {
                            item.notes.map(\.description)
                        } else { item.remarks }
                    for line in lines { meter.interrupt(with: line) }
                }, onProgress: { meter.show($0) })
        }
        if options.format == nil, Terminal.isInteractive, !counts.formats.isEmpty {
            let formats = counts.formats.sorted { $0.key < $1.key }.map { "\($0.value) as \($0.key)" }
            meter.interrupt(with: "read \(formats.joined(separator: ", "))")
        }
        if !counts.passedOver.isEmpty { meter.interrupt(with: Self.passedOver(counts)) }
        return ImportRun(counts: counts, hasLostLines: meter.hasLostLines, failure: lost)
    }

    /// Throws when the input can't be read at all.
    static func check(_ input: ImportInput) throws(CommandFailure) {
        do throws(ImportError) { try input.check() } catch { throw failure(error) }
    }

    private static func run(
        _ body: () async throws(ImportError) -> ImportCounts
    ) async throws(CommandFailure) -> ImportCounts {
        do throws(ImportError) { return try await body() } catch { throw failure(error) }
    }

    private static func failure(_ error: ImportError) -> CommandFailure {
        switch error {
        case .input: CommandFailure(.usage, error.description)
        case .storage(let cause):
            CommandFailure(cause, "what was imported before stays: the same command goes on")
        case .cancelled: CommandFailure(.interrupted, error.description)
        }
    }

    /// `passed over 12 .jpg, 3 .css: no articles are in such files`.
    private static func passedOver(_ counts: ImportCounts) -> String {
        let kinds = counts.passedOver.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(10).map { "\($0.value) \($0.key.isEmpty ? "others" : $0.key)" }
        return "passed over \(kinds.joined(separator: ", ")): no articles are in such files"
    }

    private static func question(_ text: String) throws(CommandFailure) {
        Terminal.progress("\(text) [y/N] ")
        InterruptibleTask.endsAtOnce.store(true, ordering: .relaxed)
        defer { InterruptibleTask.endsAtOnce.store(false, ordering: .relaxed) }
        let reply = Terminal.line().lowercased()
        guard ["y", "yes"].contains(reply) else {
            throw CommandFailure(.refused, "nothing was imported")
        }
    }
}

/// How an import ended.
struct ImportRun: Sendable {
    let counts: ImportCounts
    let hasLostLines: Bool
    let failure: CommandFailure?

    /// Says the counts, and throws what makes the exit code.
    func finish(isDryRun: Bool, isJSON: Bool) throws(CommandFailure) {
        let line = (isDryRun ? "dry run: " : "") + counts.description
        if isJSON {
            Terminal.note(line)
        } else {
            do throws(CommandFailure) { try Terminal.result(line) } catch {
                throw CommandFailure(.unwritable, "\(error.message); \(line)")
            }
        }
        if let failure { throw CommandFailure(.unwritable, "\(failure.message); \(line)") }
        guard !hasLostLines else {
            throw CommandFailure(.unwritable, "not every line about an item could be written: run it again")
        }
        if counts.failed + counts.conflicts > 0 { throw CommandFailure(.partlyFailed, "") }
    }
}
