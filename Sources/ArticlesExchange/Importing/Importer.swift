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

    /// Imports everything that can be imported. A bad item is reported and passed over.
    ///
    /// `onProgress` is called after every item, also before an error is thrown; cancelling the task
    /// takes effect between two items. An item that is stored is stored whole, so that running an
    /// import again goes on where it ended.
    public func run(
        _ input: ImportInput, onFault: (ImportFault) -> Void = { _ in },
        onNote: (ImportNote) -> Void = { _ in }, onProgress: (ImportProgress) -> Void = { _ in }
    ) async throws(ImportError) -> ImportCounts {
        let stream = ImportStream(input, options: options)
        var counts = ImportCounts()
        var innerFaults = 0
        while true {
            let step = try await stream.step()
            guard let item = step.item else { return counts }
            for note in item.notes { onNote(note) }
            do throws(ImportFailure) {
                if let outcome = try await take(item) { counts.add(outcome) } else { counts.skipped += 1 }
                innerFaults = 0
            } catch {
                let (fault, isInner) = try error.faultOfItem
                innerFaults = isInner ? innerFaults + 1 : 0
                counts.failed += 1
                onFault(fault)
                if innerFaults == Self.faultsInARow {
                    throw .storage(ArticleError(.internal, "the storage fails item after item"))
                }
            }
            onProgress(
                ImportProgress(counts: counts, readBytes: step.readBytes, totalBytes: step.totalBytes))
        }
    }

    private func take(_ item: ImportItem) async throws(ImportFailure) -> ImportOutcome? {
        var draft: ArticleDraft
        switch item.verdict {
        case .article(let read):
            draft = read
            draft.status = options.status.given ?? draft.status
        case .heldBack(let read, _):
            draft = read
            draft.status = .draft
        case .skipped: return nil
        case .refused(let fault): throw .item(fault)
        }
        do throws(ArticleError) {
            do throws(ArticleError) {
                return try await service.importArticle(draft, isDryRun: options.isDryRun)
            } catch  where item.yieldsSlug && error.code == .conflict && error.subject == .slug {
                draft.slug = .absent
                return try await service.importArticle(draft, isDryRun: options.isDryRun)
            }
        } catch {
            throw .service(error, item.location)
        }
    }
}

/// Why one item was not taken.
private enum ImportFailure: Error {
    case item(ImportFault)
    case service(ArticleError, ItemLocation)

    /// The fault to report, and whether it is one of the service; throws what ends the import.
    var faultOfItem: (fault: ImportFault, isInner: Bool) {
        get throws(ImportError) {
            switch self {
            case .item(let fault): return (fault, false)
            case .service(let error, let location):
                switch error.code {
                case .unavailable, .unreachable, .readOnly, .faulty, .outcomeUnknown, .storageFull:
                    throw .storage(error)
                case .internal: return (ImportFault(location, error.message), true)
                case .invalid, .invalidQuery, .conflict, .versionMismatch, .notFound, .gone,
                    .unauthorized, .forbidden:
                    return (ImportFault(location, error.message), false)
                }
            }
        }
    }
}
