import ArticlesInMemory

extension StorageScheme {
    /// `memory:` – gone with the process.
    static let memory = StorageScheme(
        names: ["memory"], example: "memory:",
        describe: { _ in "memory" },
        schema: { (_, _, _) throws(CommandFailure) in nil },
        open: { (_, _, _) async throws(CommandFailure) in
            Storage(
                repository: InMemoryArticleRepository(), description: "memory", schema: nil, close: {})
        })
}
