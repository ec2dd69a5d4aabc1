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

/// A storage that can say at any time whether anything was changed, by whichever process, without reading it.
///
/// For a storage that others write to as well, and that so can't notify of every change.
public protocol ChangeTracking: Sendable {
    /// Another value after every change, as soon as the change can be read and before the method that made it returns.
    /// Equal values mean that nothing was changed in between. `nil` means that it can't be told now.
    ///
    /// Asked for each response that is kept: costs less than a microsecond, and never blocks.
    var changeToken: ChangeToken? { get }
}

/// What tells one state of a storage from every other one.
public struct ChangeToken: Sendable, Hashable {
    private let value: SIMD8<UInt64>

    /// A token of any value.
    public init(_ value: SIMD8<UInt64>) {
        self.value = value
    }
}
