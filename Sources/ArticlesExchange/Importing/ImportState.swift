import Articles

/// How far an import is.
struct ImportState {
    /// So many inner faults one after the other are a fault of the storage, not of the items.
    private static let faultsInARow = 10

    var counts = ImportCounts()
    var moves: MovedItems
    private let isDryRun: Bool
    private var innerFaults = 0
    private var slugs = PlannedSlugs()
    private var readBytes = 0
    private var totalBytes: Int?

    init(_ service: ArticleService, _ options: ImportOptions) {
        moves = MovedItems(service, isGivenName: options.sourceName != nil)
        isDryRun = options.isDryRun
    }

    var progress: ImportProgress {
        ImportProgress(counts: counts, readBytes: readBytes, totalBytes: totalBytes)
    }

    mutating func move(to step: ImportStep) {
        (readBytes, totalBytes, counts.passedOver) = (step.readBytes, step.totalBytes, step.passedOver)
    }

    /// Counts what became of an item.
    mutating func noting(_ imported: ImportedItem) -> ImportedItem {
        let imported = isDryRun ? slugs.noting(imported) : imported
        counts.add(imported)
        innerFaults = 0
        return imported
    }

    /// Counts an item that was not taken; throws what ends the import at once.
    mutating func noting(
        _ failure: ImportFailure, of item: ImportItem
    ) throws(ImportError) -> (item: ImportedItem, fault: ImportFault) {
        let (fault, isInner) = try failure.faultOfItem
        innerFaults = isInner ? innerFaults + 1 : 0
        let refused = ImportedItem(item, refusedBy: fault)
        counts.add(refused)
        return (refused, fault)
    }

    /// Throws when the storage fails item after item.
    func checkFaults() throws(ImportError) {
        guard innerFaults >= Self.faultsInARow else { return }
        throw .storage(ArticleError(.internal, "the storage fails item after item"))
    }
}

/// Why one item was not taken.
enum ImportFailure: Error {
    case service(ArticleError, ItemLocation)

    /// Whether it is about the storage, not the item.
    var isOfStorage: Bool { (try? faultOfItem)?.isInner ?? true }

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
