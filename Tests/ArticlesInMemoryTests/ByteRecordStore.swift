import Articles
import ArticlesConformance
import ArticlesInMemory
import Synchronization

/// A record store that keeps encoded bytes in memory, as long as its disk is there.
struct ByteRecordStore: RecordStore {
    /// What outlives an opening.
    final class Disk: Sendable {
        fileprivate let state = Mutex((files: [RecordID: [UInt8]](), isOpen: false, commits: 0))

        /// How many commits there were.
        var commits: Int { state.withLock { $0.commits } }

        func write(_ text: String, at id: RecordID) {
            state.withLock { $0.files[id] = Array(text.utf8) }
        }
    }

    private let disk: Disk
    private let faults: StepFaults

    init(_ disk: Disk, _ faults: StepFaults = StepFaults()) throws {
        self.disk = disk
        self.faults = faults
        try disk.state.withLock { state in
            guard !state.isOpen else { throw ArticleError(.unavailable, "the store is open already") }
            state.isOpen = true
        }
    }

    func load() throws -> [Record] {
        try disk.state.withLock { $0.files }.map { try Record(json: $0.value, named: $0.key.description) }
    }

    func commit(_ changes: [RecordChange]) throws {
        do {
            try faults.willStep()
        } catch {
            throw ArticleError(.storageFull, "nothing was written", cause: error)
        }
        disk.state.withLock { state in
            for change in changes { state.files[change.id] = change.json }
            state.commits += 1
        }
        // Done, but whoever asked does not hear of it.
        try faults.willStep()
    }

    func close() {
        disk.state.withLock { $0.isOpen = false }
    }
}
