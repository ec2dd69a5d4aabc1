/// A change after which something may read differently than before.
public enum StoredChange: Sendable, Hashable {
    /// Of this article: stored, changed or deleted.
    case article(ArticleID)
    /// Of what lists, searches and related articles show, but of no article: overrides, tags without articles, synonyms,
    /// derivations.
    case lists
    /// Of any number of articles.
    case everything
}

/// A storage that notifies of every change of what everyone may read, which a cache needs to stay right.
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

/// A storage to which other processes write without its notice, and that looks again and again whether they did.
public protocol DelayedChangeTracking: Sendable {
    /// The changes from now on.
    ///
    /// A change that was made through this storage gives another token before the method that made it returns, one by another
    /// process at most `delay` after it can be read. There is no token while it is not known whether there was one: before the
    /// first look, and when the last one was begun longer ago than that.
    ///
    /// - Parameter delay: More than zero. The storage looks several times within it, as long as somebody asks for tokens.
    func trackChanges(within delay: Duration) -> any ChangeTracking
}

extension ArticleRepository {
    /// What tells whether anything was changed; `nil` if nothing does, or not as soon as that.
    public func changeTracking(within delay: Duration) -> (any ChangeTracking)? {
        if let exact = self as? any ChangeTracking { return exact }
        guard delay > .zero else { return nil }
        return (self as? any DelayedChangeTracking)?.trackChanges(within: delay)
    }
}

/// What tells one state of a storage from every other one.
public struct ChangeToken: Sendable, Hashable {
    /// Not one `SIMD8`, which is aligned to 64 bytes: frames of asynchronous functions are to 16, and one that holds such a value
    /// writes beyond its end.
    private let first, second, third, fourth: SIMD2<UInt64>

    /// A token of any value.
    public init(_ value: SIMD8<UInt64>) {
        (first, second) = (value.lowHalf.lowHalf, value.lowHalf.highHalf)
        (third, fourth) = (value.highHalf.lowHalf, value.highHalf.highHalf)
    }
}
