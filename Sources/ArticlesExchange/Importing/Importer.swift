public import Articles

/// Imports the items of an input into a service, one after the other, in the order of the input.
public struct Importer: Sendable {
    /// So many inner faults one after the other are a fault of the storage, not of the items.
    static let faultsInARow = 10

    private let service: ArticleService
    private let options: ImportOptions

    /// An importer into a service.
    public init(service: ArticleService, options: ImportOptions = ImportOptions()) {
        self.service = service
        self.options = options
    }

    /// Imports everything that can be imported. What can't is reported and passed over.
    ///
    /// `onFault` is called for what is refused, `onItem` for every item; `onProgress` after it, also before an error
    /// is thrown. Cancelling the task takes effect between two items. An item that is stored is stored whole, so that
    /// running an import again goes on where it ended.
    public func run(
        _ input: ImportInput, onFault: (ImportFault) -> Void = { _ in },
        onItem: (ImportedItem) -> Void = { _ in }, onProgress: (ImportProgress) -> Void = { _ in }
    ) async throws(ImportError) -> ImportCounts {
        let stream = ImportStream(input, options: options)
        var counts = ImportCounts()
        var innerFaults = 0
        var moves = MovedItems(service, isGivenName: options.sourceName != nil)
        var slugs = PlannedSlugs()
        while true {
            let step = try await stream.step()
            guard let item = step.item else {
                counts.passedOver = step.passedOver
                return counts
            }
            do throws(ImportFailure) {
                var imported = try await take(item, &moves)
                if options.isDryRun { imported = slugs.noting(imported) }
                counts.add(imported)
                if case .refused(let fault) = item.verdict { onFault(fault) }
                onItem(imported)
                innerFaults = 0
            } catch {
                let (fault, isInner) = try error.faultOfItem
                innerFaults = isInner ? innerFaults + 1 : 0
                let refused = ImportedItem(item, refusedBy: fault)
                counts.add(refused)
                onFault(fault)
                onItem(refused)
                if innerFaults == Self.faultsInARow {
                    throw .storage(ArticleError(.internal, "the storage fails item after item"))
                }
            }
            onProgress(
                ImportProgress(counts: counts, readBytes: step.readBytes, totalBytes: step.totalBytes))
        }
    }

    private func take(
        _ item: ImportItem, _ moves: inout MovedItems
    ) async throws(ImportFailure) -> ImportedItem {
        var draft: ArticleDraft
        switch item.verdict {
        case .article(let read):
            draft = read
            if options.status == .draft || read.status == .draft {
                draft.status = options.status.given ?? draft.status
            }
        case .heldBack(let read, _):
            draft = read
            draft.status = .draft
        case .skipped(let note): return ImportedItem(item, .skipped, note)
        case .refused(let fault): return ImportedItem(item, refusedBy: fault)
        }
        var held: ImportNote?
        if case .heldBack(_, let note) = item.verdict { held = note }
        if let later = item.laterDate, later.time > service.now, draft.status == .published {
            held = held ?? later.note
            draft.status = .draft
        }
        do throws(ArticleError) {
            let former = try await moves.formerSource(of: draft, item)
            if let time = draft.missedTime(at: service.now), try await !service.shows(draft, from: former) {
                held = held ?? ImportNote(item.location, "is to be scheduled for \(time), which has passed")
                draft.status = .draft
            }
            if draft.status == .draft { draft.isScheduled = false }
            var arrival = Arrival(draft)
            arrival.yieldsSlug = item.yieldsSlug
            arrival.preference = options.preference
            arrival.restoresDeleted = options.restoresDeleted
            arrival.formerSource = former
            let result = try await service.importArticle(arrival, isDryRun: options.isDryRun)
            guard result.outcome != .deleted else { return ImportedItem(item, deletedHere: draft) }
            return ImportedItem(item, draft, result, held, formerly: former)
        } catch {
            throw .service(error, item.location)
        }
    }
}

extension ArticleDraft {
    /// When it was to appear, if it is to be scheduled and that time has passed: nobody knows whether it did.
    fileprivate func missedTime(at now: Timestamp) -> Timestamp? {
        guard status == .published, isScheduled, case .value(let time) = publishedAt, time <= now else {
            return nil
        }
        return time
    }
}

/// Why one item was not taken.
private enum ImportFailure: Error {
    case service(ArticleError, ItemLocation)

    /// The fault to report, and whether it is one of the service; throws what ends the import.
    var faultOfItem: (fault: ImportFault, isInner: Bool) {
        get throws(ImportError) {
            switch self {
            case .service(let error, let location):
                switch error.code {
                case .unavailable, .unreachable, .readOnly, .faulty, .outcomeUnknown, .storageFull:
                    throw .storage(error)
                case .internal: return (ImportFault(location, error.message), true)
                case .invalid, .invalidQuery, .conflict, .keyReused, .inProgress, .versionMismatch,
                    .notFound, .gone, .expired, .unauthorized, .forbidden:
                    return (ImportFault(location, error.message), false)
                }
            }
        }
    }
}
