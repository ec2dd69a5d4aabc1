internal import Crypto

/// Everything that a schema holds but its rows and the ledger.
public struct SchemaCatalog: Sendable, Hashable {
    /// One thing in a schema.
    public struct Object: Sendable, Hashable {
        /// What it is and its name: `column articles.slug`.
        public let name: String
        /// How the database's own catalog describes it, independent of the schema's name.
        public let definition: String
        /// The statement that makes it, or its part of one; `nil` when a dump cannot express it.
        let sql: String?
        /// Its place in a dump.
        let rank: Int
        let kind: String
        /// The table that a column belongs to, or the object's own name.
        let owner: String

        init(kind: String, owner: String, part: String?, definition: String, sql: String?, rank: Int) {
            name = "\(kind) " + (part.map { "\(owner).\($0)" } ?? owner)
            self.definition = definition
            self.sql = sql
            self.rank = rank
            self.kind = kind
            self.owner = owner
        }
    }

    /// In an order that makes a readable dump.
    public let objects: [Object]
    /// `1:postgres15`: catalogs of other versions are not compared.
    let context: String

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
