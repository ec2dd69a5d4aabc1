public import StrictJSON

extension NumberedChange {
    /// What the change feed tells.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{\"sequence\":")
        writer.number(Int(number))
        writer.raw(",\"type\":")
        writer.string(change.type.text)
        writer.raw(",\"kind\":")
        writer.string(change.kind)
        writer.raw(",\"id\":")
        writer.id(change.subject)
        writer.raw(",\"slug\":")
        writer.string(change.slug.text)
        if let target = change.target {
            writer.raw(",\"to\":")
            writer.string(target.text)
        }
        writer.raw(",\"version\":")
        writer.number(change.version)
        writer.raw(",\"at\":")
        writer.timestamp(change.time)
        writer.raw("}")
    }
}

extension Change {
    /// The kind of resource that it is about, as JSON names it.
    public var kind: String { type.kind }
}
