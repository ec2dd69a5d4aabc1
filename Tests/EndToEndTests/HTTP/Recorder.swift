import HTTPTypes
import Synchronization

/// Writes down what a client is answered.
final class Recorder: Sendable {
    private let answers = Mutex<[String]>([])

    var lines: [String] { answers.withLock { $0 } }

    func record(_ line: String) {
        answers.withLock { $0.append(line) }
    }
}

/// A client that writes down every answer, apart from what belongs to one connection.
struct RecordingClient: SiteClient {
    let client: any SiteClient
    let recorder: Recorder

    func send(
        _ method: HTTPRequest.Method, _ target: String, _ fields: HTTPFields, _ body: [UInt8]
    ) async throws -> Answer {
        let answer = try await client.send(method, target, fields, body)
        let transportFields: Set = [
            "date", "connection", "content-length", "transfer-encoding", "x-request-id",
        ]
        let shown = answer.fields.filter { !transportFields.contains($0.name.canonicalName) }
            .map { "\($0.name.canonicalName): \($0.value)" }.sorted()
        let text = answer.text.replacing(/"instance":"[^"]*"/, with: "")
        recorder.record("\(method) \(target)\n\(answer.status)\n\(shown.joined(separator: "\n"))\n\n\(text)")
        return answer
    }
}

extension Site {
    /// The same site, with every answer written down.
    func recorded(by recorder: Recorder) -> Site {
        Site(clock: clock, client: RecordingClient(client: client, recorder: recorder), keys: keys)
    }
}
