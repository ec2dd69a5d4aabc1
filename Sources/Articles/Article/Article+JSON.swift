public import StrictJSON

extension Article {
    /// The bytes of the article's JSON at this instant, with all members.
    public func json(at now: Timestamp) -> [UInt8] {
        var writer = JSONWriter(capacity: body.utf8.count + excerpt.utf8.count + 1_024)
        write(to: &writer, .all, at: now)
        return writer.bytes
    }

    /// Writes the members in `fields`, in the order of `ArticleFields.names`.
    ///
    /// `now` decides whether a published article still shows as `scheduled`.
    public func write(to writer: inout JSONWriter, _ fields: ArticleFields, at now: Timestamp) {
        write(to: &writer, fields, at: now, with: nil)
    }

    /// Writes the members in `fields`, then one more that `last` writes.
    public func write(
        to writer: inout JSONWriter, _ fields: ArticleFields, at now: Timestamp,
        with last: ((inout JSONWriter) -> Void)?
    ) {
        writer.raw("{")
        var separates = false
        for index in 0..<UInt32(ArticleFields.names.count) {
            guard fields.rawValue & (1 << index) != 0 else { continue }
            if separates { writer.raw(",") }
            separates = true
            write(to: &writer, memberAt: index, now)
        }
        if let last {
            if separates { writer.raw(",") }
            last(&writer)
        }
        writer.raw("}")
    }

    private func write(to writer: inout JSONWriter, memberAt index: UInt32, _ now: Timestamp) {
        switch index {
        case 0: writer.raw("\"id\":"); writer.id(id)
        case 1: writer.raw("\"slug\":"); writer.string(slug.text)
        case 2: writer.raw("\"title\":"); writer.string(title)
        case 3: writer.raw("\"excerpt\":"); writer.string(excerpt)
        case 4: writer.raw("\"body\":"); writer.string(body)
        case 5: writer.raw("\"format\":"); writer.string(format.rawValue)
        case 6: writer.raw("\"status\":"); writer.string(shownStatus(at: now))
        case 7: writer.raw("\"published_at\":"); writer.timestamp(publishedAt)
        case 8: writer.raw("\"tags\":"); writer.array(tags) { $1.write(to: &$0) }
        case 9: writer.raw("\"authors\":"); writer.array(authors) { $0.string($1) }
        case 10: writer.raw("\"image\":"); write(to: &writer, image)
        case 11: writer.raw("\"canonical_url\":"); writer.string(canonicalURL)
        case 12: writer.raw("\"language\":"); writer.string(language)
        case 13: writer.raw("\"metadata\":"); writer.raw(checked: metadata)
        case 14: writer.raw("\"source\":"); write(to: &writer, source)
        case 15: writer.raw("\"version\":"); writer.number(version)
        case 16: writer.raw("\"created_at\":"); writer.timestamp(createdAt)
        case _: writer.raw("\"updated_at\":"); writer.timestamp(updatedAt)
        }
    }

    /// The status that clients see: `scheduled` for a published article whose time has not come.
    func shownStatus(at now: Timestamp) -> String {
        status == .published && !isVisible(at: now) ? "scheduled" : status.rawValue
    }

    private func write(to writer: inout JSONWriter, _ image: ArticleImage?) {
        guard let image else { return writer.raw("null") }
        writer.raw("{\"url\":")
        writer.string(image.url)
        writer.raw(",\"alt\":")
        writer.string(image.alt)
        writer.raw("}")
    }

    private func write(to writer: inout JSONWriter, _ source: Source?) {
        guard let source else { return writer.raw("null") }
        writer.raw("{\"name\":")
        writer.string(source.name)
        writer.raw(",\"id\":")
        writer.string(source.id)
        writer.raw("}")
    }
}

extension ArticleTag {
    func write(to writer: inout JSONWriter) {
        writer.raw("{\"slug\":")
        writer.string(slug.text)
        writer.raw(",\"name\":")
        writer.string(name)
        writer.raw("}")
    }
}
