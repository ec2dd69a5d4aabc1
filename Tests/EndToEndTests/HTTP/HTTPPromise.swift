import Testing

/// One promise to HTTP clients, kept on every backend and through every transport.
struct HTTPPromise: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let body: @Sendable (Site) async throws -> Void

    init(_ description: String, _ body: @escaping @Sendable (Site) async throws -> Void) {
        testDescription = description
        self.body = body
    }

    static let all =
        articlePromises + writingPromises + listPromises + visibilityPromises + tagPromises
        + relatedPromises + searchPromises + syndicationPromises + webhookPromises + readerPromises
}

@Suite("HTTP", .serialized)
struct HTTPPromiseTests {
    @Test(arguments: Backend.allCases, Transport.allCases)
    func `every promise holds`(_ backend: Backend, _ transport: Transport) async throws {
        for promise in HTTPPromise.all {
            do {
                try await Site.with(backend, transport, promise.body)
            } catch {
                Issue.record(error, "\(promise.testDescription)")
            }
        }
    }

    @Test(arguments: HTTPPromise.all)
    func `all backends and transports respond with the same bytes`(_ promise: HTTPPromise) async throws {
        let reference = try await transcript(promise, .memory, .call)
        for backend in Backend.allCases {
            for transport in Transport.allCases {
                let other = try await transcript(promise, backend, transport)
                #expect(other == reference, "\(backend) through \(transport)")
            }
        }
    }

    /// Every response of a promise's requests, one after the other.
    private func transcript(
        _ promise: HTTPPromise, _ backend: Backend, _ transport: Transport
    ) async throws -> [String] {
        let recorder = Recorder()
        try await Site.with(backend, transport) { site in
            try await promise.body(site.recorded(by: recorder))
        }
        return recorder.lines
    }
}
