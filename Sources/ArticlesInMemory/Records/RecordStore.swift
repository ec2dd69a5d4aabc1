/// Where records are kept: all that `InMemoryArticleRepository.open(_:)` needs to make a durable storage.
///
/// A folder, an object store, a key-value database or a repository of git can be one. The memory above it has
/// the rules, lists, search and related articles; it calls a store from one thread of its own, one call after
/// the other, so that a store may block and needs no lock between its own calls.
///
/// One process at a time: a store that is open must refuse to be opened again, in its initializer or in
/// `load`, and say in its documentation by which lock. `RecordStoreCheck` of `ArticlesConformance` checks
/// every promise below.
public protocol RecordStore: Sendable {
    /// Every record, in any order. Called once, before anything else.
    ///
    /// Throws for whatever it finds and can't read as a record, and leaves nothing out: what is passed over here
    /// is lost for readers, and its slug is given to others.
    func load() async throws -> [Record]

    /// Makes the changes durable, all of them or none, also when the process or the machine stops in the middle.
    ///
    /// No record is named twice. To remove a record that is not there is no error.
    ///
    /// Throws an `ArticleError` of any code but `outcomeUnknown` when it is certain that nothing was stored, now
    /// or after reopening. Any other error means that it is not known: the memory then takes no further write
    /// until the store is opened again.
    func commit(_ changes: [RecordChange]) async throws

    /// Gives the store free for the next opening. Called once, after everything else.
    func close() async
}

/// What becomes of one record.
public struct RecordChange: Sendable {
    /// Which record.
    public let id: RecordID
    /// What it is from now on; `nil` when it goes.
    public let record: Record?
    /// The record as JSON, in UTF-8: what a store keeps, and gives to `Record(json:named:)` when it is opened.
    public let json: [UInt8]?

    /// A record that is new, or takes the place of the one with its identity.
    public init(_ record: Record) {
        id = record.id
        self.record = record
        json = record.json
    }

    /// A record that goes.
    public init(removing id: RecordID) {
        self.id = id
        record = nil
        json = nil
    }
}
