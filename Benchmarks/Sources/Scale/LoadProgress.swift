import Measuring
import Synchronization

/// Counts articles that are stored, and says now and then how fast it goes.
final class LoadProgress: Sendable {
    private static let step = 10_000

    private let count = Atomic<Int>(0)
    private let start = ContinuousClock.now
    private let total: Int

    init(total: Int) {
        self.total = total
    }

    func add() {
        let count = count.add(1, ordering: .relaxed).newValue
        guard count % Self.step == 0 else { return }
        let seconds = (ContinuousClock.now - start).inSeconds
        let rate = Int(Double(count) / max(seconds, 0.001))
        Report.note("loaded \(count) of \(total) in \(Int(seconds)) s, \(rate)/s")
    }
}
