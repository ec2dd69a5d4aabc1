import Articles

/// Names in their order, each once.
struct UniqueNames {
    private(set) var all: [String] = []
    private var keys: Set<String> = []
    private let foldsCase: Bool

    init(foldsCase: Bool = false) {
        self.foldsCase = foldsCase
    }

    var isEmpty: Bool { all.isEmpty }

    mutating func insert(_ name: String) {
        if keys.insert(key(name)).inserted { all.append(name) }
    }

    /// Puts those names first that are not among the others.
    mutating func insertFirst(_ names: [String]) {
        all = names.filter { keys.insert(key($0)).inserted } + all
    }

    private func key(_ name: String) -> String { foldsCase ? name.caseFolded : name }
}
