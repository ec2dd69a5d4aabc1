import ArticlesConformance
import HTTPTypes
import StrictJSON
import Testing

@testable import Articles

/// Two sites, one with hidden articles among the others, asked the same.
@Suite("Hidden articles")
struct DifferentialTests {
    @Test(arguments: Backend.allCases)
    func `every anonymous response is what it would be without them, byte by byte`(_ backend: Backend)
        async throws
    {
        let without = try await responses(backend, withHidden: false)
        let with = try await responses(backend, withHidden: true)
        try #require(without.count == with.count && without.count > 400)
        let different = zip(without, with).filter { $0 != $1 }
        for (first, second) in different.prefix(3) {
            Issue.record("\(different.count) differ; without:\n\(first)\n\nwith:\n\(second)")
        }
    }

    private func responses(_ backend: Backend, withHidden: Bool) async throws -> [String] {
        let recorder = Recorder()
        try await Site.with(backend, .call) { site in
            var hidden = HiddenWrites()
            var number = 0
            for write in VisibleWrites.all {
                for _ in 0..<(withHidden ? 4 : 0) {
                    number += 1
                    for write in hidden.next(number) { _ = try await send(write, to: site) }
                }
                let response = try await send(write, to: site)
                #expect((200..<300).contains(response.status), "\(response.text)")
                site.clock.advance(by: 1_000)
            }
            for write in withHidden ? HiddenWrites.renamedTags : [] {
                let response = try await send(write, to: site)
                #expect((200..<300).contains(response.status), "\(response.text)")
            }
            for write in VisibleWrites.last { _ = try await send(write, to: site) }
            for write in withHidden ? HiddenWrites.manyTags : [] { _ = try await send(write, to: site) }
            try await readAll(site.recorded(by: recorder))
        }
        return recorder.lines
    }

    private func send(_ write: EditorWrite, to site: Site) async throws -> ReceivedResponse {
        let fields: HTTPFields = write.method == .patch ? [.contentType: "application/merge-patch+json"] : [:]
        return try await site.send(write.method, write.target, as: "publish", fields, json: write.json)
    }

    func readAll(_ site: Site) async throws {
        for (index, target) in AnonymousRequests.targets.enumerated() {
            let first = try await site.send(.get, target)
            guard index % 3 == 0 else { continue }
            _ = try await site.send(.head, target)
            _ = try await site.send(.get, target, [.ifNoneMatch: first.fields[.eTag] ?? "*"])
        }
        for list in AnonymousRequests.lists { try await walk(list, site) }
        for target in [
            "/v1/articles", "/v1/tags", "/v1/tags/only-drafts", "/v1/redirects", "/v1/articles/alpha",
            "/v1/articles/hidden-thing", "/v1/articles/renamed",
        ] {
            _ = try await site.send(.options, target)
            _ = try await site.send(.delete, target)
            _ = try await site.send(.get, target, [.accept: "text/html"])
        }
        for tag in ["swift", "Only drafts", "nobody"] {
            for order in ArticleOrder.allCases {
                var listing = ArticleListing()
                (listing.tagGroups, listing.order, listing.search) = ([[tag]], order, "alpha")
                for text in ["", "x", "-1"] {
                    let cursor = Cursor(isBackward: false, text: text, id: .sample(1)).encoded(
                        for: listing.signature)
                    let name = tag.replacing(" ", with: "%20")
                    let target = "/v1/articles?q=alpha&tag=\(name)&sort=\(order.rawValue)&cursor=\(cursor)"
                    _ = try await site.send(.get, target)
                }
            }
        }
    }

    /// Reads a list to its end and back.
    private func walk(_ list: String, _ site: Site) async throws {
        func page(_ cursor: String) -> String {
            "\(list)\(list.contains("?") ? "&" : "?")limit=4\(cursor.isEmpty ? "" : "&cursor=\(cursor)")"
        }
        var (target, last) = (page(""), "")
        for direction in ["next", "previous"] {
            for _ in 0..<6 {
                last = target
                let response = try await site.send(.get, target)
                guard response.status == 200,
                    case .string(let cursor)? = try response.json["page"]?[direction]
                else { break }
                target = page(cursor)
            }
            target = last
        }
    }
}

/// What the public can ask for.
enum AnonymousRequests {
    static let targets: [String] =
        articles + tags + lists + feeds + pages + ["/healthz", "/readyz", "/v1/nothing"]

    private static let names =
        [
            "alpha", "alpha-2", "alpha-3", "second", "renamed", "old-name", "new-name", "deleted-one",
            "later", "withdrawn",
            "haus-am-see", "zeta", "zeta-2", "unseen", "seen", "gone", "gone-now", "hidden-thing", "custom",
            "nobody",
        ] + ((1...12).map { HiddenWrites.id($0) } + (1...8).map { HiddenWrites.id(0xD000 + $0) })

    private static let articles = names.flatMap { name in
        [
            "/v1/articles/\(name)", "/v1/articles/\(name)?fields=id,slug,tags",
            "/v1/articles/\(name)/related?explain=true&fill=recent", "/v1/articles/\(name)/related/overrides",
        ]
    }

    private static let feeds = [
        "/feed.atom", "/feed.rss?limit=3", "/feed.json?limit=2", "/feed.atom?tag=swift",
        "/feed.atom?not_tag=only-drafts",
        "/feed.json?author=ghost", "/feed.atom?q=alpha", "/feed.rss?archive=2026-01&limit=2", "/sitemap.xml",
        "/sitemap-1.xml", "/sitemap-2.xml", "/news-sitemap.xml", "/llms.txt",
    ]

    private static let pages =
        names.map { "/articles/\($0)" }
        + ["swift", "c", "haus", "news", "sparrow", "only-drafts", "nobody", "shade", "dusk", "cmm"].map {
            "/tags/\($0)"
        }
        + [
            "/", "/authors/ada", "/authors/ghost", "/archive", "/archive/2025", "/archive/2026",
            "/archive/2026/01",
            "/archive/2026/02", "/search", "/search?q=alpha", "/search?q=sparrow", "/search?q=secret",
            "/search?q=swif*", "/search?q=sparow",
        ]

    private static let tags = [
        "swift", "swift-2", "c", "c-2", "cafe", "cafe-2", "haus", "hous", "news", "tidings", "later",
        "sparrow", "declared",
        "only-drafts", "tag-1", "alpha-a1", "nobody", "shade", "shadow", "dusk", "twilight", "cmm",
    ].flatMap { ["/v1/tags/\($0)", "/v1/tags/\($0)/related"] }

    static let lists =
        ["-published_at", "published_at", "-updated_at", "title"].map { "/v1/articles?sort=\($0)" }
        + [
            "/v1/articles?count=exact", "/v1/articles?include=body", "/v1/articles?status=draft",
            "/v1/articles?status=any",
            "/v1/articles?language=en&count=exact", "/v1/articles?language=de", "/v1/articles?language=fr",
            "/v1/articles?author=ada", "/v1/articles?author=ghost&count=exact",
            "/v1/articles?published_after=2026-01-01T00:00:03Z",
            "/v1/articles?updated_after=2026-01-01T00:00:03Z",
            "/v1/tags", "/v1/tags?sort=-article_count", "/v1/tags?prefix=c", "/v1/tags?prefix=only",
            "/v1/redirects",
        ]
        + [
            "swift", "SWIFT", "c", "C%2B%2B", "cafe", "haus", "tag-1", "Only%20drafts", "nobody", "news",
            "Shade",
            "shadow", "dusk", "Twilight", "C--", "cmm",
        ]
        .flatMap {
            ["/v1/articles?tag=\($0)&count=exact", "/v1/articles?not_tag=\($0)&count=exact"]
        }
        + [
            "alpha", "sparrow", "Häuser", "haus", "die", "secret", "swif*", "alpha%20-beta",
            "%22sparrow%20alpha%22",
        ].flatMap {
            [
                "/v1/articles?q=\($0)&count=exact&highlight=true",
                "/v1/articles?q=\($0)&sort=title&count=exact",
            ]
        }
}
