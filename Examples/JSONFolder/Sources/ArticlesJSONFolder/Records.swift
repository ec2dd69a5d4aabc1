import Articles

extension Tag {
    /// The members that its file has.
    var record: JSONValue {
        .object([
            JSONMember("slug", .string(slug.text)), JSONMember("name", .string(name)),
            JSONMember("description", description.map { .string($0) } ?? .null),
            JSONMember("relatedness", .string(relatedness.rawValue)),
            JSONMember("is_declared", .bool(isDeclared)), JSONMember("version", .number("\(version)")),
            JSONMember("created_at", .string("\(createdAt)")),
            JSONMember("updated_at", .string("\(updatedAt)")),
        ])
    }

    init(id: TagID, record: JSONValue) throws {
        self.init(
            id: id, slug: try record.parsed("slug") { Slug(stored: $0) },
            name: try record.parsed("name") { $0 },
            isDeclared: try record.flag("is_declared"),
            createdAt: try record.parsed("created_at") { Timestamp($0) })
        if try !record.member("description").isNull { description = try record.parsed("description") { $0 } }
        relatedness = try record.parsed("relatedness") { Relatedness(rawValue: $0) }
        version = try record.number("version")
        updatedAt = try record.parsed("updated_at") { Timestamp($0) }
    }
}

extension Tombstone {
    /// The members that its file has.
    var record: JSONValue {
        .object([
            JSONMember("slug", .string(slug.text)), JSONMember("version", .number("\(version)")),
            JSONMember("was_visible", .bool(wasVisible)),
            JSONMember("deleted_at", .string("\(deletedAt)")),
        ])
    }

    init(id: ArticleID, record: JSONValue) throws {
        self.init(
            id: id, slug: try record.parsed("slug") { Slug(stored: $0) },
            version: try record.number("version"), wasVisible: try record.flag("was_visible"),
            deletedAt: try record.parsed("deleted_at") { Timestamp($0) })
    }
}

extension AccessKey {
    /// The members that it has in the file of the keys.
    var record: JSONValue {
        .object([
            JSONMember("id", .string(id)), JSONMember("label", .string(label)),
            JSONMember("scope", .string(scope.name)),
            JSONMember("hash", .array(hash.map { .number("\($0)") })),
            JSONMember("created_at", .string("\(createdAt)")),
        ])
    }

    init(record: JSONValue) throws {
        self.init(
            id: try record.parsed("id") { $0 }, label: try record.parsed("label") { $0 },
            scope: try record.parsed("scope") { name in Scope.allCases.first { $0.name == name } },
            hash: try record.member("hash").elements().map { element in
                guard case .number(let digits) = element, let byte = UInt8(digits) else {
                    throw RecordError("hash is wrong")
                }
                return byte
            },
            createdAt: try record.parsed("created_at") { Timestamp($0) })
    }
}

/// Why a file can't be taken in.
struct RecordError: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) {
        self.description = description
    }
}

extension JSONValue {
    func member(_ name: String) throws(RecordError) -> JSONValue {
        guard let value = self[name] else { throw RecordError("\(name) is missing") }
        return value
    }

    func elements() throws(RecordError) -> [JSONValue] {
        guard case .array(let elements) = self else { throw RecordError("an array is expected") }
        return elements
    }

    /// A member that is a string with a meaning.
    func parsed<Value>(_ name: String, _ parse: (String) -> Value?) throws(RecordError) -> Value {
        guard case .string(let text) = try member(name), let value = parse(text) else {
            throw RecordError("\(name) is wrong")
        }
        return value
    }

    func number(_ name: String) throws(RecordError) -> Int {
        guard case .number(let digits) = try member(name), let number = Int(digits) else {
            throw RecordError("\(name) is wrong")
        }
        return number
    }

    func flag(_ name: String) throws(RecordError) -> Bool {
        guard case .bool(let flag) = try member(name) else { throw RecordError("\(name) is wrong") }
        return flag
    }
}
