import Synchronization

/// Tells a reader that waits for input that nobody waits for it any more.
final class StopSign: Sendable {
    private let flag = Atomic(false)

    var isRaised: Bool { flag.load(ordering: .acquiring) }

    func raise() {
        flag.store(true, ordering: .releasing)
    }
}
