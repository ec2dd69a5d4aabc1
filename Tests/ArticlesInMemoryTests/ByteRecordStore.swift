import Articles
import ArticlesConformance
import ArticlesInMemory
import Synchronization

/// A record store that keeps encoded bytes in memory, as long as its disk is there.
struct ByteRecordStore: RecordStore {
    /// What outlives an opening.
    final class Disk: Sendable {
        fileprivate let state = Mutex((files: [RecordID: [UInt8]](), isOpen: false))
    }

    /// What a store may do wrong.
    enum Flaw {
        /// Some changes of a commit are kept although it fails.
        case torn
        /// It can be opened twice.
        case unlocked
        /// What is removed stays.
        case hoarding
    }

    private let disk: Disk
    private let faults: StepFaults
    private let flaw: Flaw?

    init(_ disk: Disk, _ faults: StepFaults = StepFaults(), flaw: Flaw? = nil) throws {
        self.disk = disk
        self.faults = faults
        self.flaw = flaw
        try disk.state.withLock { state in
            guard !state.isOpen || flaw == .unlocked else {
                throw ArticleError(.unavailable, "the store is open already")
            }
            state.isOpen = true
        }
    }

    /// Puts bytes there that nobody has written.
    func put(_ id: RecordID, _ bytes: [UInt8]) {
        disk.state.withLock { $0.files[id] = bytes }
    }

    /// What is there of a kind.
    func texts(of kind: RecordKind) throws -> [String] {
        disk.state.withLock { $0.files }.filter { $0.key.kind == kind }.map {
            String(decoding: $0.value, as: UTF8.self)
        }
    }

    func load() throws -> [Record] {
        try disk.state.withLock { $0.files }.map { try Record(json: $0.value, named: $0.key.description) }
    }

    func commit(_ changes: [RecordChange]) throws {
        if flaw == .torn, let first = changes.first {
            disk.state.withLock { $0.files[first.id] = first.json }
        }
        do {
            try faults.willStep()
        } catch {
            throw ArticleError(.storageFull, "nothing was written", cause: error)
        }
        disk.state.withLock { state in
            for change in changes where change.json != nil || flaw != .hoarding {
                state.files[change.id] = change.json
            }
        }
        // Done, but whoever asked does not hear of it.
        try faults.willStep()
    }

    func close() {
        disk.state.withLock { $0.isOpen = false }
    }
}
