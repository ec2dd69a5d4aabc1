import ArticlesInMemory

extension StorageScheme {
    /// `memory:` – gone with the process.
    static let memory = StorageScheme("memory", example: "memory:", describe: { _ in "memory" }) {
        (_) throws(CommandFailure) in
        Storage(InMemoryArticleRepository(), description: "memory")
    }
}
