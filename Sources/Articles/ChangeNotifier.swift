/// A change after which an article may read differently than before.
public enum StoredChange: Sendable, Hashable {
    /// Of this article: stored, changed or deleted.
    case article(ArticleID)
    /// Of any number of articles.
    case everything
}

/// A storage that notifies of every change, which a cache of its articles needs to stay right.
///
/// A notification comes after the change can be read and before the method that made it returns. A storage that other
/// processes write to as well must notify of their changes too, or not make this promise.
public protocol ChangeNotifier: Sendable {
    /// Calls `observer` with every change from now on, for as long as the storage is there.
    ///
    /// The observer is called from any thread, must return soon, and must not call the storage.
    func observe(_ observer: @escaping @Sendable (StoredChange) -> Void)
}
