import ArticlesConformance
import Synchronization
import Testing

/// A check that can't fail checks nothing.
@Suite("In memory, over a record store: the checks find")
struct RecordStoreFlawTests {
    @Test func `a commit that is not whole`() async throws {
        let disks = Mutex<[Int: ByteRecordStore.Disk]>([:])
        let check = try #require(RecordStoreFaultCheck.all.first { $0.testDescription == "merge tags" })
        await withKnownIssue {
            try await check { place, faults in
                let disk = disks.withLock { disks in
                    let disk = disks[place] ?? ByteRecordStore.Disk()
                    disks[place] = disk
                    return disk
                }
                return try ByteRecordStore(disk, faults, flaw: .torn)
            }
        }
    }

    @Test(arguments: [
        ("a store that is open", ByteRecordStore.Flaw.unlocked), ("a commit adds, replaces", .hoarding),
    ])
    func `a promise that is broken`(_ promise: String, _ flaw: ByteRecordStore.Flaw) async throws {
        let check = try #require(RecordStoreCheck.all.first { $0.promise.hasPrefix(promise) })
        let disk = ByteRecordStore.Disk()
        await withKnownIssue { try await check { try ByteRecordStore(disk, flaw: flaw) } }
    }

    @Test func `what is not there after reopening`() async throws {
        let check = try #require(RecordStoreCheck.all.first { $0.promise.contains("random sequence 1") })
        let disk = ByteRecordStore.Disk()
        await withKnownIssue { try await check { try ByteRecordStore(disk, flaw: .hoarding) } }
    }
}
