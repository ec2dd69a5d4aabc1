import Articles
import StrictJSON

extension ChangePage {
    /// About how many bytes of JSON it has.
    var size: Int {
        changes.reduce(192) { size, numbered in
            let change = numbered.change
            return size + 320 + change.slug.text.utf8.count + (change.target?.text.utf8.count ?? 0)
        }
    }

    /// `{"data":[…],"page":{"limit","next","oldest","newest"}}`
    func json(limit: Int, after: Int64, _ write: (inout JSONWriter, NumberedChange) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: size)
        writer.raw("{\"data\":")
        writer.array(changes, write)
        writer.raw(",\"page\":{\"limit\":")
        writer.number(limit)
        writer.raw(",\"next\":")
        writer.number(Int(changes.last?.number ?? max(after, oldest - 1)))
        writer.raw(",\"oldest\":")
        writer.number(Int(oldest))
        writer.raw(",\"newest\":")
        writer.number(Int(newest))
        writer.raw("}}")
        return writer.bytes
    }
}

extension NumberedChange {
    /// What the audit log tells.
    func writeAudit(to writer: inout JSONWriter) {
        writer.raw("{\"sequence\":")
        writer.number(Int(number))
        writer.raw(",\"at\":")
        writer.timestamp(change.time)
        writer.raw(",\"key\":")
        writer.string(change.author.keyID)
        writer.raw(",\"request_id\":")
        writer.string(change.author.requestID)
        writer.raw(",\"operation\":")
        writer.string(change.type.text)
        writer.raw(",\"subject\":{\"kind\":")
        writer.string(change.kind)
        writer.raw(",\"id\":")
        switch change.type.kind {
        case "key":
            writer.string(change.slug.text)
            writer.raw(",\"slug\":null,\"scope\":")
            writer.string(change.target?.text)
        case "synonyms":
            writer.raw("\"synonyms\",\"slug\":null")
        case "webhook":
            writer.id(change.subject)
            writer.raw(",\"slug\":null")
        case _:
            writer.id(change.subject)
            writer.raw(",\"slug\":")
            writer.string(change.slug.text)
        }
        writer.raw("},\"version\":")
        writer.number(change.version)
        writer.raw(",\"previous_version\":")
        if let version = change.previousVersion { writer.number(version) } else { writer.raw("null") }
        writer.raw("}")
    }
}
