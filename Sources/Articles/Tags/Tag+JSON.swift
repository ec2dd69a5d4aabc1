public import StrictJSON

extension CountedTag {
    /// The bytes of the tag's JSON.
    public func json() -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        write(to: &writer)
        return writer.bytes
    }

    /// Writes the members in the order of `TagDraft.members`.
    public func write(to writer: inout JSONWriter) {
        writer.raw("{\"slug\":")
        writer.string(tag.slug.text)
        writer.raw(",\"name\":")
        writer.string(tag.name)
        writer.raw(",\"description\":")
        writer.string(tag.description)
        writer.raw(",\"relatedness\":")
        writer.string(tag.relatedness.rawValue)
        writer.raw(",\"article_count\":")
        writer.number(articleCount)
        writer.raw(",\"version\":")
        writer.number(tag.version)
        writer.raw(",\"created_at\":")
        writer.timestamp(tag.createdAt)
        writer.raw(",\"updated_at\":")
        writer.timestamp(tag.updatedAt)
        writer.raw("}")
    }
}
