import Foundation
import Synchronization

/// Open files that are closed together.
final class Descriptors: Sendable {
    private let all = Mutex<[Int32]>([])

    func add(_ descriptor: Int32) { all.withLock { $0.append(descriptor) } }

    func closeAll() {
        for descriptor in all.withLock({ descriptors in
            defer { descriptors = [] }
            return descriptors
        }) { close(descriptor) }
    }
}
