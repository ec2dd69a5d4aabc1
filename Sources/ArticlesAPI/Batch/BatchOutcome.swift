import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

/// What became of one operation of a batch.
struct BatchOutcome: Sendable {
    private let status: Int
    /// JSON of the article or the problem; nothing of what was deleted.
    private var body: [UInt8] = []

    init(status: Int) {
        self.status = status
    }

    init(_ article: Article, status: Int, at now: Timestamp) {
        self.status = status
        var writer = JSONWriter(capacity: 1_024)
        article.write(to: &writer, .listed, at: now)
        body = writer.bytes
    }

    init(_ problem: Problem) {
        status = problem.status.code
        body = problem.json
    }

    init(_ content: ResponseContent) {
        status = content.status
        body = content.body
    }

    /// The same, as it is kept for an idempotent request.
    var content: ResponseContent { ResponseContent(status: status, body: body) }

    /// `{"results":[{"status":201,"article":{…}},{"status":404,"problem":{…}},{"status":204}]}`
    static func json(_ outcomes: [BatchOutcome]) -> [UInt8] {
        let size = outcomes.reduce(32) { $0 + $1.body.count + 32 }
        var writer = JSONWriter(capacity: size)
        writer.raw("{\"results\":")
        writer.array(outcomes) { $1.write(to: &$0) }
        writer.raw("}")
        return writer.bytes
    }

    private func write(to writer: inout JSONWriter) {
        writer.raw("{\"status\":")
        writer.number(status)
        if !body.isEmpty {
            writer.raw(status < 400 ? ",\"article\":" : ",\"problem\":")
            writer.raw(checked: body)
        }
        writer.raw("}")
    }
}

extension BulkResult {
    /// `{"matched":12,"changed":10,"next":null,"dry_run":false}`
    var json: [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.raw("{\"matched\":")
        writer.number(matched)
        writer.raw(",\"changed\":")
        writer.number(changed)
        writer.raw(",\"next\":")
        writer.string(next)
        writer.raw(",\"dry_run\":")
        writer.bool(isDryRun)
        writer.raw("}")
        return writer.bytes
    }
}
