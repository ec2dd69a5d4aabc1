import Testing

@Suite("Fuzz targets")
struct SeedTests {
    @Test(arguments: FuzzTarget.all)
    func `no fault is found in what fuzzing begins with`(_ target: FuzzTarget) {
        #expect(target.seeds.compactMap { target.fault(Array($0.utf8)) } == [])
    }

    @Test(arguments: FuzzTarget.all)
    func `no fault is found in beginnings and halves of it`(_ target: FuzzTarget) {
        for seed in target.seeds.map({ Array($0.utf8) }) {
            let places = stride(from: 0, through: seed.count, by: max(1, seed.count / 8))
            #expect(places.compactMap { target.fault(Array(seed[..<$0])) } == [])
            #expect(places.compactMap { target.fault(Array(seed[$0...] + seed[..<$0])) } == [])
        }
    }

    @Test func `each target has a name of its own`() {
        #expect(Set(FuzzTarget.all.map(\.name)).count == FuzzTarget.all.count)
    }
}
