import HTTPTypes
import Synchronization

/// Writes down the responses that a client gets.
final class Recorder: Sendable {
    private let responses = Mutex<[String]>([])

    var lines: [String] { responses.withLock { $0 } }

    func record(_ line: String) {
        responses.withLock { $0.append(line) }
    }
}

/// A client that writes down every response, apart from what belongs to one connection.
struct RecordingClient: SiteClient {
    let client: any SiteClient
    let recorder: Recorder

    func send(
        _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields, _ body: [UInt8]
    ) async throws -> ReceivedResponse {
        let response = try await client.send(method, target, fields, body)
        let transportFields: Set = [
            "date", "connection", "content-length", "transfer-encoding", "x-request-id",
        ]
        let shown = response.fields.filter { !transportFields.contains($0.name.canonicalName) }
            .map { "\($0.name.canonicalName): \($0.value)" }.sorted()
        let text = response.text.replacing(/"instance":"[^"]*"/, with: "")
        recorder.record(
            "\(method) \(target)\n\(response.status)\n\(shown.joined(separator: "\n"))\n\n\(text)")
        return response
    }
}

extension Site {
    /// The same site, with every response written down.
    func recorded(by recorder: Recorder) -> Site {
        Site(
            clock: clock, client: RecordingClient(client: client, recorder: recorder), keys: keys,
            keyService: keyService)
    }
}
