/// The access to a storage that a command needs.
public enum StorageAccess: Sendable {
    /// Reads. Nothing is made, neither a file nor a table.
    case read
    /// Reads; a storage that is not there is an empty one.
    case rehearse
    /// Changes what is there.
    case change
    /// Fills a storage, which may be new; says so then.
    case create
    /// Serves it, and makes it when there is none.
    case serve

    /// Whether it changes anything.
    public var isWriting: Bool {
        switch self {
        case .read, .rehearse: false
        case .change, .create, .serve: true
        }
    }

    /// Whether it makes a storage where there is none.
    public var isMaking: Bool {
        switch self {
        case .read, .rehearse, .change: false
        case .create, .serve: true
        }
    }
}
