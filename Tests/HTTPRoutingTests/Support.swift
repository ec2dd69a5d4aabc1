import HTTPRouting
import HTTPTypes
import Testing

/// A router whose requests without an id are all called `made`.
func makeRouter(cors: CORSPolicy? = nil, _ add: (inout Router) -> Void) -> Router {
    var router = Router(cors: cors, makeRequestID: { "made" })
    add(&router)
    return router
}

/// Responds with a text.
func say(_ text: String) -> Handler {
    { _ in Response(contentType: "text/plain", text) }
}

extension Response {
    /// The body as text; a stream is read to its end.
    func text() async throws -> String {
        switch body {
        case .none: return ""
        case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
        case .stream(let stream):
            let collected = Collected()
            try await stream.forEach { await collected.add($0) }
            return String(decoding: await collected.bytes, as: UTF8.self)
        }
    }
}

private actor Collected {
    private(set) var bytes: [UInt8] = []
    func add(_ piece: [UInt8]) { bytes += piece }
}

/// The problem that an operation throws; nil if it throws none.
func problem(_ operation: () throws(Problem) -> Void) -> Problem? {
    do throws(Problem) {
        try operation()
        return nil
    } catch {
        return error
    }
}
