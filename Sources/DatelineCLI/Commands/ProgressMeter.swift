import ArticlesExchange

/// Shows how far an import is, on a terminal only: rate and time left.
struct ProgressMeter {
    private let isShown = Terminal.isInteractive
    private let start = ContinuousClock.now
    private var shownAt: ContinuousClock.Instant?
    private var isOpen = false

    mutating func show(_ progress: ImportProgress) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let shownAt, shownAt.duration(to: now) < .milliseconds(100) { return }
        shownAt = now
        isOpen = true
        Terminal.progress(line(progress, after: start.duration(to: now)))
    }

    /// Prints a line between two states of the meter.
    mutating func interrupt(with line: String) {
        finish()
        Terminal.note(line)
    }

    /// Leaves the line of the meter.
    mutating func finish() {
        if isOpen { Terminal.progress("") }
        isOpen = false
    }

    private func line(_ progress: ImportProgress, after elapsed: Duration) -> String {
        let seconds = max(
            Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18, 0.001)
        let rate = Int(Double(progress.counts.total) / seconds)
        guard let total = progress.totalBytes, total > 0, progress.readBytes > 0 else {
            return "\(progress.counts.total) articles, \(rate)/s"
        }
        let share = min(1, Double(progress.readBytes) / Double(total))
        let left = Int(seconds / share - seconds)
        let filled = Int(share * 30)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
        return "[\(bar)] \(Int(share * 100))%  \(progress.counts.total) articles, \(rate)/s, \(left) s left"
    }
}
