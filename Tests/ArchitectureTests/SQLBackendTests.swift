import Testing

@Suite("SQL backends")
struct SQLBackendTests {
    @Test(arguments: SQLBackend.all)
    func `a fixed statement has a sibling of the same name, or there is a reason why not`(
        _ backend: SQLBackend
    ) {
        expectMirrored(
            backend.statementNames, backend.sibling.statementNames, backend.statementExceptions, atLeast: 80)
    }

    @Test(arguments: SQLBackend.all)
    func `a file has a sibling of the same folder and name, or there is a reason why not`(
        _ backend: SQLBackend
    ) {
        expectMirrored(backend.fileNames, backend.sibling.fileNames, backend.fileExceptions, atLeast: 35)
    }

    @Test(arguments: SQLBackend.all)
    func `statements speak of insert, update and delete, and reading ones are nouns`(_ backend: SQLBackend) {
        let verbs =
            /(?:add|drop|find|forget|get|give|keep|move|put|read|remove|replace|set|store|take)[A-Z].*/
        #expect(backend.statementNames.filter { $0.wholeMatch(of: verbs) != nil } == [])
    }

    private func expectMirrored(
        _ names: Set<String>, _ siblings: Set<String>, _ exceptions: [SQLBackend.Exception],
        atLeast minimum: Int
    ) {
        #expect(names.count >= minimum)
        let listed = exceptions.flatMap(\.names)
        #expect(Set(listed).count == listed.count, "a name has two reasons")
        let lonely = names.subtracting(siblings)
        #expect(lonely.subtracting(listed).sorted() == [], "no sibling, and no reason")
        #expect(Set(listed).subtracting(lonely).sorted() == [], "the reason does not apply any more")
    }
}
