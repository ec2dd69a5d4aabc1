import Articles

extension Record.ChangeRecord {
    /// Reads a record of the present version, or of version 1, which told everybody at once: then with the row of the public.
    init(record: RecordReader, _ version: Int) throws(RecordReader.Fault) {
        let isFirst = version == 1
        let change = Change(
            try record.changeType("type"), in: isFirst ? .all : try record.changeScope("scope"),
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
            position: try record.count("position"), change: change, number: try record.optionalCount("number")
        )
        guard isFirst, !record.isNull("public_type") else { return }
        formerPublic = FormerPublic(
            type: try record.changeType("public_type"), number: try record.optionalCount("public_number"))
    }

    static func names(_ version: Int) -> [String] {
        let added = version == 1 ? ["public_type", "public_number"] : ["scope"]
        return [
            "position", "type", "subject", "slug", "target", "version", "previous_version", "time",
            "is_awaited",
            "key", "request", "number",
        ] + added
    }

    /// The row of the public in a record of version 1.
    var ofPublic: Record.ChangeRecord? {
        guard let formerPublic else { return nil }
        var visible = change
        (visible.scope, visible.type) = (.visible, formerPublic.type)
        (visible.author, visible.previousVersion) = (ChangeAuthor(), nil)
        return Record.ChangeRecord(position: position, change: visible, number: formerPublic.number)
    }
}

extension Record.ChangeCounters {
    /// Reads a record of the present version, or of version 1, which counted for both scopes.
    init(record: RecordReader, _ version: Int) throws(RecordReader.Fault) {
        self.init(
            version == 1 ? .all : try record.changeScope("scope"), position: try record.count("position"),
            number: try record.count("number"))
        if version == 1 { formerPublicNumber = try record.count("public_number") }
    }

    static func names(_ version: Int) -> [String] {
        ["position", "number", version == 1 ? "public_number" : "scope"]
    }

    /// The counters of the public in a record of version 1.
    var ofPublic: Record.ChangeCounters? {
        formerPublicNumber.map { .init(.visible, position: position, number: $0) }
    }
}

extension RecordReader {
    /// A number that counts something.
    func count(_ name: String) throws(Fault) -> Int64 {
        Int64(try number(name, 0...Int(Int64.max >> 1)))
    }

    fileprivate func optionalCount(_ name: String) throws(Fault) -> Int64? {
        isNull(name) ? nil : try count(name)
    }

    func changeScope(_ name: String) throws(Fault) -> ChangeScope {
        try parsed(name, "must be all, visible or administration") { text in
            ChangeScope.allCases.first { $0.recordText.hasSameBytes(as: text) }
        }
    }

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

extension ChangeScope {
    /// The name in a record.
    var recordText: String {
        switch self {
        case .all: "all"
        case .visible: "visible"
        case .administration: "administration"
        }
    }
}
