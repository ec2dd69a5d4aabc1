import Articles
import ArticlesExchange

/// Shows how far an import, a copy or a reindexing is, on a terminal only: rate, time left and memory.
struct ProgressMeter {
    private let isShown = Terminal.isInteractive
    private let start = ContinuousClock.now
    private var shownAt: ContinuousClock.Instant?
    private var isOpen = false
    /// Whether a line could not be written.
    private(set) var hasLostLines = false

    mutating func show(_ progress: ImportProgress) {
        let total = progress.totalBytes ?? 0
        show(
            progress.counts.total,
            share: total > 0 && progress.readBytes > 0
                ? min(1, Double(progress.readBytes) / Double(total)) : nil)
    }

    mutating func show(_ progress: ReindexProgress) {
        show(
            progress.done,
            share: progress.total > 0 ? min(1, Double(progress.done) / Double(progress.total)) : nil)
    }

    mutating func show(_ progress: StorageCopyProgress) {
        show(
            progress.articles,
            share: progress.total > 0 ? min(1, Double(progress.articles) / Double(progress.total)) : nil)
    }

    /// Shows a number of articles, and which share of the work they are, if that is known.
    private mutating func show(_ count: Int, share: Double?) {
        guard isShown else { return }
        let now = ContinuousClock.now
        if let shownAt, shownAt.duration(to: now) < .milliseconds(100) { return }
        shownAt = now
        isOpen = true
        Terminal.progress(line(count, share, after: start.duration(to: now)))
    }

    /// Prints a line between two states of the meter.
    mutating func interrupt(with line: String) {
        finish()
        if !Terminal.note(line) { hasLostLines = true }
    }

    /// Leaves the line of the meter.
    mutating func finish() {
        if isOpen { Terminal.progress("") }
        isOpen = false
    }

    private func line(_ count: Int, _ share: Double?, after elapsed: Duration) -> String {
        let seconds = max(
            Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18, 0.001)
        let rate = Int(Double(count) / seconds)
        let memory = ResidentMemory.mebibytes.map { ", \($0) MB" } ?? ""
        guard let share else { return "\(count) articles, \(rate)/s\(memory)" }
        let left = Int(seconds / share - seconds)
        let filled = Int(share * 30)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 30 - filled)
        return "[\(bar)] \(Int(share * 100))%  \(count) articles, \(rate)/s, \(left) s left\(memory)"
    }
}
