import Articles

extension Record.ChangeRecord {
    static let names = [
        "position", "type", "public_type", "subject", "slug", "target", "version", "previous_version", "time",
        "is_awaited", "key", "request", "number", "public_number",
    ]

    init(record: RecordReader) throws(RecordReader.Fault) {
        let change = Change(
            try record.changeType("type"),
            publicType: record.isNull("public_type") ? nil : try record.changeType("public_type"),
            of: try record.id("subject"), slug: try record.slug("slug"),
            target: record.isNull("target") ? nil : try record.slug("target"),
            version: try record.number("version", 0...Article.versions.upperBound + 1),
            previousVersion: record.isNull("previous_version")
                ? nil : try record.number("previous_version", 0...Article.versions.upperBound + 1),
            at: try record.time("time"), isAwaited: try record.flag("is_awaited"),
            by: ChangeAuthor(
                keyID: try record.optionalText("key", 0...200),
                requestID: try record.optionalText("request", 0...200)))
        self.init(
            position: try record.count("position"), change: change,
            number: record.isNull("number") ? nil : try record.count("number"),
            publicNumber: record.isNull("public_number") ? nil : try record.count("public_number"))
    }
}

extension RecordReader {
    /// A number that counts something.
    func count(_ name: String) throws(Fault) -> Int64 { Int64(try number(name, 0...Int(Int64.max >> 1))) }

    fileprivate func changeType(_ name: String) throws(Fault) -> ChangeType {
        try parsed(name, "must be a type of change") { text in
            ChangeType.allCases.first { $0.recordText.hasSameBytes(as: text) }
        }
    }
}

extension ChangeType {
    /// The name in a record: each type has its own.
    var recordText: String { self == .tagRedirectCreated ? "tag-redirect.created" : text }
}
