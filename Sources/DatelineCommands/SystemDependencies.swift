import Articles
import Crypto
import Foundation
import HTTPServing

extension Dependencies {
    /// The clock, the random source and the SHA-256 of this machine.
    static let system = Dependencies(
        now: { Timestamp(clamping: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down))) },
        random: {
            var generator = SystemRandomNumberGenerator()
            return (generator.next(), generator.next())
        },
        digest: { Array(SHA256.hash(data: $0)) })

    /// The same, with threads for large work, as a server needs them.
    static let serving: Dependencies = {
        var dependencies = system
        dependencies.work = WorkPool(WorkerThreads.shared) { WorkerThreads.shared.isFull }
        return dependencies
    }()
}
