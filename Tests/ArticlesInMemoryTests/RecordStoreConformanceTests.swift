import ArticlesConformance
import ArticlesInMemory
import Synchronization
import Testing

@Suite("In memory, over a record store: promises")
struct RecordStoreConformanceTests {
    @Test(arguments: RecordStoreCheck.all)
    func `the store keeps its promise`(_ check: RecordStoreCheck) async throws {
        let disk = ByteRecordStore.Disk()
        try await check { try ByteRecordStore(disk) }
    }

    @Test(arguments: RecordStoreFaultCheck.all)
    func `a change that fails is there whole or not at all`(_ check: RecordStoreFaultCheck) async throws {
        let disks = Mutex<[Int: ByteRecordStore.Disk]>([:])
        try await check { place, faults in
            let disk = disks.withLock { disks in
                let disk = disks[place] ?? ByteRecordStore.Disk()
                disks[place] = disk
                return disk
            }
            return try ByteRecordStore(disk, faults)
        }
    }

    @Test(arguments: RepositoryCheck.all)
    func `the storage keeps its promise`(_ check: RepositoryCheck) async throws {
        try await check(InMemoryArticleRepository.open(ByteRecordStore(ByteRecordStore.Disk())))
    }

    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func `every result of a random sequence is that of plain memory`(_ seed: UInt64) async throws {
        try await AgreementCheck(seed: seed, steps: 1_000)(
            InMemoryArticleRepository.open(ByteRecordStore(ByteRecordStore.Disk())))
    }

    @Test(arguments: CapabilityCheck.all)
    func `keeps what it claims`(_ check: CapabilityCheck) async throws {
        let disk = ByteRecordStore.Disk()
        var claims = StorageClaims()
        claims.keepsIndex = false
        claims.reopening = { try await .over(ByteRecordStore(disk)) }
        claims.faults = (["step 1"], { try await .over { try ByteRecordStore(ByteRecordStore.Disk(), $0) } })
        try await check(claims)
    }
}
