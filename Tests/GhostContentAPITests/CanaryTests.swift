import ArticlesTesting
import Testing

@Suite("What is hidden, behind Ghost's Content API")
struct CanaryTests {
    private static let hidden = [
        #""status":"draft""#, #""status":"archived","published_at":"2025-01-01T00:00:00Z""#,
        #""status":"published","published_at":"2026-06-01T00:00:00Z""#,
    ]

    private static let targets = [
        "posts/", "posts/?limit=1", "posts/?include=tags,authors&formats=html,plaintext",
        "posts/?order=title",
        "posts/?order=updated_at desc", "posts/?filter=tag:canary", "posts/?filter=tag:shared&limit=1",
        "posts/?filter=tag:-canary", "posts/?filter=author:canary", "posts/?filter=slug:canary",
        "posts/?filter=slug:-canary&limit=1&page=2", "posts/?filter=slug:[canary,seen]",
        "posts/?filter=title:~canary", "posts/?filter=primary_tag:canary", "posts/?filter=featured:true",
        "posts/?filter=published_at:<'2027-01-01'", "posts/?filter=published_at:>'2026-05-01'",
        "posts/?page=2&limit=2", "posts/slug/canary/", "posts/slug/seen/",
        "posts/?filter=id:019b0000-0000-7000-8000-00000000cafe",
        "posts/019b0000-0000-7000-8000-00000000cafe/", "tags/", "tags/?include=count.posts",
        "tags/?order=count.posts desc", "tags/slug/canary/", "tags/slug/shared/?include=count.posts",
        "authors/", "authors/?include=count.posts", "authors/slug/canary/", "settings/",
    ]

    @Test(arguments: TestStorage.all, hidden)
    func `every response is as if a hidden article did not exist`(
        _ storage: TestStorage, _ members: String
    ) async throws {
        try await storage.run { articles in
            let site = try TestFacade(articles)
            try await site.create(
                #""title":"Seen","body":"Krill.","status":"published","tags":["shared"],"authors":["Ada"]"#)
            try await site.create(#""title":"Also seen","status":"published""#)
            var expected: [Received] = []
            for target in Self.targets { expected.append(await site.get(target)) }
            try await site.create(
                """
                "id":"019b0000-0000-7000-8000-00000000cafe","title":"Canary","body":"canary krill",
                "tags":["canary","shared","featured"],"authors":["Canary","Ada"],\(members)
                """)
            for (target, expected) in zip(Self.targets, expected) {
                let response = await site.get(target)
                #expect(response.text == expected.text, "\(target)")
                #expect(response.fields == expected.fields && response.status == expected.status, "\(target)")
                #expect(
                    !response.text.lowercased().contains("canary") || target.contains("canary"), "\(target)")
            }
        }
    }
}
