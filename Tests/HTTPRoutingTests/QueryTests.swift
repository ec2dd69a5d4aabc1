import HTTPRouting
import HTTPTypes
import Testing

@Suite struct QueryTests {
    @Test(arguments: [
        ("/a", []),
        ("/a?", []),
        ("/a?b=c", ["b=c"]),
        ("/a?b=c&b=d", ["b=c", "b=d"]),
        ("/a?b", ["b="]),
        ("/a?&&b=1&", ["b=1"]),
        ("/a?b=c=d", ["b=c=d"]),
        ("/a?b=1+2%2B3", ["b=1 2+3"]),
        ("/a?caf%C3%A9=%E2%82%AC", ["café=€"]),
        ("/a?b=?", ["b=?"]),
        ("/a?=x", ["=x"]),
    ])
    func `pairs are decoded in order`(target: String, pairs: [String]) throws {
        let items = try Request(.get, target).queryItems
        #expect(items.map { "\($0.name)=\($0.value)" } == pairs)
    }

    @Test(arguments: ["%", "%4", "%zz", "%ff", "%C3"])
    func `a value that is not percent-encoded UTF-8 is a 400 that names its parameter`(value: String) {
        let found = problem { () throws(Problem) in _ = try Request(.get, "/a?limit=\(value)").queryItems }
        #expect(found?.status.code == 400)
        #expect(found?.errors.first?.location == .parameter("limit"))
    }

    @Test func `a name that is not percent-encoded UTF-8 is a 400`() {
        #expect(
            problem { () throws(Problem) in _ = try Request(.get, "/a?%ff=1").queryItems }?.status.code == 400
        )
    }

    @Test func `a hundred pairs are fine and one more is a 400`() throws {
        let hundred = "/a?" + String(repeating: "b=1&", count: 100)
        #expect(try Request(.get, hundred).queryItems.count == 100)
        #expect(
            problem { () throws(Problem) in _ = try Request(.get, hundred + "c").queryItems }?.status.code
                == 400)
    }
}
