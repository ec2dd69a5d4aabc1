import Articles
import GeneratedCorpus
import Measuring
import Synchronization

/// Some writers that publish one article after the other for some time.
struct WriterRound: Sendable {
    let service: ArticleService
    let corpus: GeneratedCorpus
    let writers: Int
    let duration: Duration

    let hasServer: Bool

    /// What a round came to.
    struct Result: Sendable {
        let articlesPerSecond: Double
        let use: ProcessorUse
    }

    /// Publishes articles of the corpus from number `next` on, which is raised.
    func run(_ next: inout Int) async throws -> Result {
        let first = next
        let meter = ProcessorMeter(hasServer: hasServer)
        let counter = RoundCounter(first)
        let (_, elapsed) = try await timed {
            try await withThrowingTaskGroup { group in
                let end = ContinuousClock.now + duration
                for _ in 0..<writers {
                    group.addTask {
                        while ContinuousClock.now < end {
                            _ = try await service.create(try corpus.article(counter.take()).newDraft())
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        let end = counter.take()
        next = end
        return Result(
            articlesPerSecond: Double(end - first) / elapsed.inSeconds, use: meter.use(per: end - first))
    }
}

private final class RoundCounter: Sendable {
    private let number: Atomic<Int>

    init(_ first: Int) {
        number = Atomic(first)
    }

    func take() -> Int { number.add(1, ordering: .relaxed).oldValue }
}
