import Synchronization

/// Readiness: whether the service wants requests; true while it serves, false before that and from the first
/// moment of a shutdown. `/readyz` reads it, the server sets it.
public final class Readiness: Sendable {
    private let flag: Atomic<Bool>

    /// Starts out as given.
    public init(_ isReady: Bool = false) {
        flag = Atomic(isReady)
    }

    /// Whether the service wants requests.
    public var isReady: Bool { flag.load(ordering: .acquiring) }

    /// Says whether the service wants requests.
    public func set(_ isReady: Bool) {
        flag.store(isReady, ordering: .releasing)
    }
}
