/// Changes that are made at the end of a transaction, together with those of the other writes in it.
///
/// For what costs less when it is done at once: FTS5 writes what it has taken in whenever a savepoint begins.
public protocol FinalChanges: AnyObject {
    /// How many there are.
    var count: Int { get }

    /// Forgets those behind the first ones: the write that they belong to has failed.
    func removeAll(behind count: Int)

    /// Makes them. When this throws, nothing of the transaction is stored.
    func make(in connection: SQLiteConnection) throws
}
