import Articles
import Crypto
import Foundation
import HTTPServing

extension Surroundings {
    /// The clock, the random source and the SHA-256 of this machine.
    static let system = Surroundings(
        now: { Timestamp(clamping: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down))) },
        random: {
            var generator = SystemRandomNumberGenerator()
            return (generator.next(), generator.next())
        },
        digest: { Array(SHA256.hash(data: $0)) })

    /// The same, with threads for large work, as a server needs them.
    static let serving: Surroundings = {
        var surroundings = system
        surroundings.work = WorkPool(WorkerThreads.shared) { WorkerThreads.shared.isFull }
        return surroundings
    }()
}
