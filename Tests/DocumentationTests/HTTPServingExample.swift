import HTTPRouting
import HTTPServing
import HTTPTypes
import Logging
import NIOCore
import Testing

@Suite struct HTTPServingExample {
    @Test func `the example of the catalog runs`() async throws {
        let logger = Logger(label: "example") { _ in SwiftLogNoOpLogHandler() }
        var router = Router(makeRequestID: { "1" })
        router.on(.get, "/") { _ in Response(contentType: "text/plain", "Hello") }
        var configuration = HTTPServerConfiguration()
        configuration.port = 0
        configuration.deadlines.request = .seconds(5)
        let server = HTTPServer(configuration: configuration, router: router, logger: logger) { address in
            print("listening on port \(address.port ?? 0)")
        }
        let serving = Task { try await server.run() }
        serving.cancel()
        _ = await serving.result
    }
}
