import Synchronization

/// What the reads of a request have to show, if they need not show everything: then they may come from a replica.
///
/// Outside of `withValue` on `current` every read comes from the primary.
public final class ReadConsistency: Sendable {
    /// That of the request that the current task serves.
    @TaskLocal public static var current: ReadConsistency?

    /// What was committed up to there has to be shown; nil where any time within the limit does.
    public let position: StoragePosition?
    /// Where the reads of the request come from, once that is decided: they never go back.
    private let source = Mutex<Source?>(nil)

    enum Source {
        case primary
        case replica
    }

    /// Reads that show everything up to a position.
    public init(atLeast position: StoragePosition?) {
        self.position = position
    }

    /// Where the reads come from; `nil` before that is decided.
    var decided: Source? { source.withLock(\.self) }

    /// Decides where they come from; whoever is the first to say primary is right.
    func decide(_ chosen: Source) -> Source {
        source.withLock { source in
            if source != .primary { source = chosen }
            return source ?? chosen
        }
    }
}
