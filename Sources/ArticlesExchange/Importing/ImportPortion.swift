import Articles

/// What became of an item.
enum ItemOutcome {
    /// With the fault for which its reader refused it.
    case taken(ImportedItem, ImportFault?)
    case failed(ImportFailure, ImportItem)
}

/// Items that are stored in one transaction.
struct ImportPortion {
    /// About so many bytes of texts are.
    private static let sizeLimit = 1 << 20
    /// So long an item waits for others.
    static let longestWait = Duration.milliseconds(250)

    let group: ImportGroup
    /// As it was before the first of them.
    let moves: MovedItems
    private(set) var items: [(ImportItem, ItemOutcome)] = []
    /// Whether an item failed after a part of it was taken in, or the storage did.
    var isTorn = false
    private let limit: Int
    private var start = ContinuousClock.now

    /// - Parameter limit: How many items are stored together.
    init(_ service: ArticleService, _ moves: MovedItems, limit: Int) {
        self.limit = limit
        group = service.importGroup()
        self.moves = moves
    }

    mutating func add(_ item: ImportItem, _ outcome: ItemOutcome) {
        if items.isEmpty { start = .now }
        items.append((item, outcome))
    }

    /// Whether it is time to store them.
    var isFull: Bool {
        get async {
            if isTorn || items.count >= limit || .now - start > Self.longestWait { return true }
            return await group.size > Self.sizeLimit
        }
    }
}
