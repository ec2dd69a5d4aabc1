import ArticlesInMemory
import DatelineCommands
import Testing

extension StorageKind {
    /// `shelf:` keeps records until the process ends.
    static let shelf = StorageKind.records("shelf", example: "shelf:") { _ in Shelf() }
}

/// The program: `@main` stands before it in a `main` of its own.
struct Program {
    static func main() async {
        await Dateline.main(name: "shelf", storages: StorageKind.shipped + [.shelf])
    }
}
