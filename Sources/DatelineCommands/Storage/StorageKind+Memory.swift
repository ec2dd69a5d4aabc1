import ArticlesInMemory

extension StorageKind {
    /// `memory:` – gone with the process.
    static let memory = StorageKind("memory", example: "memory:", describe: { _ in "memory" }) {
        (_) throws(CommandFailure) in
        Storage(InMemoryArticleRepository(), description: "memory", isVolatile: true)
    }
}
