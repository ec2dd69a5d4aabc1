/// Copies of a storage that is one file.
struct StorageCopying: Sendable {
    /// Copies what the settings name to a path, which gets its name when the copy is whole.
    let backup: @Sendable (_ settings: StorageSettings, _ target: String) async throws(CommandFailure) -> Void
    /// Puts a copy in place of what the settings name, if there is nothing or `replaces`.
    let restore:
        @Sendable (_ settings: StorageSettings, _ source: String, _ replaces: Bool)
            async throws(CommandFailure) -> Void
}
