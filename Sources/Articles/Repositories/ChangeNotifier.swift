/// A change after which an article may read differently than before.
public enum StoredChange: Sendable, Hashable {
    /// Of this article: stored, changed or deleted.
    case article(ArticleID)
    /// Of any number of articles.
    case everything
}

/// A storage that tells of every change: what a cache of its articles needs to stay right.
///
/// A change is told after it can be read and before the method that made it returns. A storage that other
/// processes write to as well must tell of their changes too, or not make this promise.
public protocol ChangeNotifier: Sendable {
    /// Calls `observer` with every change from now on, for as long as the storage is there.
    ///
    /// The observer is called from any thread, must return soon, and must not call the storage.
    func observe(_ observer: @escaping @Sendable (StoredChange) -> Void)
}
