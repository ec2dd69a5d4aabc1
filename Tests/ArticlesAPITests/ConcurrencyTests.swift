import Articles
import HTTPTypes
import StrictJSON
import Testing

@Suite struct ConcurrencyTests {
    @Test(arguments: [2, 64])
    func `of many changes of one version exactly one happens`(_ writers: Int) async throws {
        let site = try await TestSite()
        try await site.create(#"{"title":"Hello"}"#)
        let tag = try await site.send(.get, "/v1/articles/hello", as: .read).tag
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for writer in 0..<writers {
                group.addTask {
                    try await site.send(
                        .patch, "/v1/articles/hello", #"{"excerpt":"\#(writer)"}"#, as: .publish,
                        fields: [.ifMatch: tag]
                    ).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.count { $0 == 200 } == 1)
        #expect(statuses.count { $0 == 412 } == writers - 1)
    }

    @Test func `many articles of one title get as many slugs`() async throws {
        let site = try await TestSite()
        let slugs = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<64 {
                group.addTask { try await site.create(#"{"title":"Hello"}"#)["slug"]?.string }
            }
            return try await group.reduce(into: Set<String>()) { if let slug = $1 { $0.insert(slug) } }
        }
        #expect(slugs.count == 64)
        #expect(slugs.contains("hello"))
        #expect(slugs.contains("hello-64"))
    }
}
