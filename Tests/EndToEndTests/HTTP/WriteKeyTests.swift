import Articles
import ArticlesAPI
import ArticlesConformance
import ArticlesInMemory
import HTTPRouting
import HTTPTypes
import Testing

/// Two sites with the same articles: on one, a key with the scope `write` is used for whatever it can be used
/// for.
@Suite("Keys that write and do not publish")
struct WriteKeyTests {
    @Test(arguments: Backend.allCases)
    func `whatever such a key sends, the public is told the same, byte by byte`(_ backend: Backend)
        async throws
    {
        let without = try await responses(backend, seed: nil)
        let with = try await responses(backend, seed: 1)
        #expect(without.count == with.count && without.count > 400)
        for (first, second) in zip(without, with).filter({ $0 != $1 }).prefix(3) {
            Issue.record("without:\n\(first)\n\nwith:\n\(second)")
        }
    }

    @Test func `such a key sends something to every route that writes`() {
        let service = ArticleService(storage: InMemoryArticleRepository(), dependencies: .sample())
        let settings = APISettings(contract: OpenAPIDocument(yaml: [], json: []), isReady: { true })
        let api = ArticlesAPI(articles: service, keys: nil, settings: settings)
        var router = Router { "test" }
        api.register(on: &router)
        var requests = WriteKeyRequests(seed: 1)
        let sent = (0..<WriteKeyRequests.count).map { _ in
            let write = requests.next()
            let route = router.routeNumber(of: Request(write.method, write.target)).map { router.routes[$0] }
            return route.map { "\($0.method) \($0.template)" } ?? "\(write.method) \(write.target)"
        }
        let writing = api.routes.filter { $0.access == .write }.map { "\($0.method) \($0.path)" }
        #expect(Set(sent) == Set(writing))
    }

    /// What the public is told: now, and after what is scheduled has appeared.
    private func responses(_ backend: Backend, seed: UInt64?) async throws -> [String] {
        let recorder = Recorder()
        try await Site.with(backend, .call) { site in
            for write in VisibleWrites.all + VisibleWrites.last + WriteKeyRequests.targets {
                let response = try await send(write, to: site, as: "publish")
                #expect((200..<300).contains(response.status), "\(response.text)")
                site.clock.advance(by: 1_000)
            }
            if let seed { try await attack(site, seed) }
            let reader = site.recorded(by: recorder)
            for target in AnonymousRequests.lists + ["/v1/changes?limit=1000"] {
                _ = try await reader.send(.get, target)
            }
            site.clock.advance(by: 3_600_000)
            try await DifferentialTests().readAll(reader)
            _ = try await reader.send(.get, "/v1/changes?limit=1000")
        }
        return recorder.lines
    }

    private func attack(_ site: Site, _ seed: UInt64) async throws {
        var requests = WriteKeyRequests(seed: seed)
        var statuses: [Int: Int] = [:]
        for _ in 0..<WriteKeyRequests.count {
            let write = requests.next()
            let response = try await send(write, to: site, as: "write")
            statuses[response.status, default: 0] += 1
            #expect(response.status < 500, "seed \(seed): \(write)\n\(response.text)")
            guard response.status == 403 else { continue }
            #expect(response.text.contains("the key lacks the scope publish: "), "seed \(seed): \(write)")
        }
        let made = (200..<300).reduce(0) { $0 + (statuses[$1] ?? 0) }
        #expect(made > 20 && statuses[403, default: 0] > 40, "seed \(seed): \(statuses)")
    }

    private func send(
        _ write: EditorWrite, to site: Site, as scope: String
    ) async throws -> ReceivedResponse {
        let fields: HTTPFields = write.method == .patch ? [.contentType: "application/merge-patch+json"] : [:]
        return try await site.send(write.method, write.target, as: scope, fields, json: write.json)
    }
}
