internal import Crypto

/// Everything that a schema holds but its rows and the ledger.
public struct SchemaCatalog: Sendable, Hashable {
    /// One thing in a schema.
    public struct Object: Sendable, Hashable {
        /// What it is and its name: `column articles.slug`.
        public let name: String
        /// How the database's own catalog describes it.
        public let definition: String
        /// Whether a database in which nobody keeps anything may hold it: what was installed, and such.
        let isIncidental: Bool

        /// - Parameters:
        ///   - kind: `table`, `column` and such.
        ///   - owner: the name of what it belongs to, or its own.
        ///   - part: its name in the owner, if it is a part of one.
        ///   - definition: how the database's own catalog describes it.
        ///   - isIncidental: whether a database in which nobody keeps anything may hold it.
        public init(
            kind: String, owner: String, part: String?, definition: String, isIncidental: Bool = false
        ) {
            name = "\(kind) " + (part.map { "\(owner).\($0)" } ?? owner)
            self.definition = definition
            self.isIncidental = isIncidental
        }
    }

    /// The objects, in any order.
    public let objects: [Object]
    /// `2:postgres15:database`: catalogs of other versions and of other extents are not compared.
    let context: String
    /// Whether it describes the whole database, and not only the part of it that belongs to the ledger.
    let isWhole: Bool

    /// - Parameters:
    ///   - objects: the objects, in any order.
    ///   - context: what the definitions depend on besides the schema, such as the version of the database: catalogs
    ///     are compared when it is the same.
    ///   - isWhole: whether the objects are those of the whole database.
    public init(objects: [Object], context: String, isWhole: Bool = true) {
        self.objects = objects
        self.context = context
        self.isWhole = isWhole
    }

    /// What is stored for a migration: the context and a SHA-256.
    public var fingerprint: String {
        let lines = objects.map { "\($0.name)\u{0}\($0.definition)\u{0}" }.sorted()
        return context + ":" + SHA256.hexadecimal(of: lines.joined())
    }

    /// The names of objects that the two do not share, or describe differently; in order.
    public func differences(from other: SchemaCatalog) -> [String] {
        let mine = Dictionary(objects.map { ($0.name, $0.definition) }) { first, _ in first }
        let theirs = Dictionary(other.objects.map { ($0.name, $0.definition) }) { first, _ in first }
        return Set(mine.keys).union(theirs.keys).filter { mine[$0] != theirs[$0] }.sorted().map { name in
            switch (mine[name], theirs[name]) {
            case (_?, nil): "\(name) is new"
            case (nil, _?): "\(name) is gone"
            case (_, _): "\(name) differs"
            }
        }
    }

    /// Whether the fingerprint of a later time tells of a change; `nil` when the two cannot be compared.
    static func drift(from stored: String, to current: String) -> Bool? {
        guard let end = stored.lastIndex(of: ":"), let other = current.lastIndex(of: ":"),
            stored[..<end] == current[..<other]
        else { return nil }
        return stored != current
    }
}
