internal import SQLMigrations

/// Statements in an order in which each finds what it needs.
struct StatementOrder {
    private struct Node {
        let rank: Int
        let sql: String
        let address: CatalogAddress
        /// A second statement about an object that another one makes.
        let isFollowing: Bool
    }

    /// Statements that make something, by rank.
    private var nodes: [Node] = []
    private var late: [String] = []
    /// The statement that makes an object.
    private var makers: [CatalogAddress: Int] = [:]
    /// What an object is a part of: the row type of a table, the index of a key, a member of an extension.
    private var wholes: [CatalogAddress: CatalogAddress] = [:]
    private var needs: [Int: Set<Int>] = [:]
    /// Objects that only late statements tell of.
    private var settled: Set<CatalogAddress> = []

    /// Takes rows of `PostgreSQLStatements.query` and of `PostgreSQLStatements.dependencies`.
    init(_ statements: [[String?]], _ dependencies: [[String?]]) {
        for row in statements { add(row) }
        let found = dependencies.compactMap(Dependency.init)
        for dependency in found where dependency.isPart && makers[dependency.object] == nil {
            wholes[dependency.object] = wholes[dependency.object] ?? dependency.other
        }
        for dependency in found { connect(dependency) }
        for (index, node) in nodes.enumerated() where node.isFollowing {
            needs[index, default: []].formUnion(makers[node.address].map { [$0] } ?? [])
            for dependency in found where dependency.object == node.address {
                needs[index, default: []].formUnion(maker(of: dependency.other).map { [$0] } ?? [])
            }
            needs[index]?.remove(index)
        }
    }

    private mutating func add(_ row: [String?]) {
        guard row.count == 5, let rank = row[0].flatMap(Int.init), let catalog = row[1], let object = row[2],
            let part = row[3], let sql = row[4]
        else { return }
        let address = CatalogAddress(catalog: catalog, object: object)
        guard rank < PostgreSQLStatements.late else {
            if makers[address] == nil { settled.insert(address) }
            return late.append(sql)
        }
        if part == "0" { makers[address] = makers[address] ?? nodes.count }
        nodes.append(Node(rank: rank, sql: sql, address: address, isFollowing: part != "0"))
    }

    private mutating func connect(_ dependency: Dependency) {
        guard let index = maker(of: dependency.object), let other = maker(of: dependency.other),
            index != other
        else { return }
        needs[index, default: []].insert(other)
    }

    private func maker(of address: CatalogAddress) -> Int? {
        var address = address
        for _ in 0..<8 {
            if let index = makers[address] { return index }
            guard let whole = wholes[address] else { return nil }
            address = whole
        }
        return nil
    }

    /// Whether a statement makes the object.
    func makes(_ object: CatalogObject) -> Bool {
        if object.kind.hasPrefix("comment on ") { return true }
        guard !object.kind.hasPrefix("security label on ") else { return false }
        // What a table inherits is made with its parent's.
        if object.kind == "constraint", object.object.definition.contains("\"conislocal\": false") {
            return true
        }
        return maker(of: object.address) != nil || settled.contains(object.address)
    }

    /// - Throws: `undumpable` when statements need one another.
    func statements() throws(MigrationError) -> [String] {
        var ordered: [String] = []
        var states: [Int: Bool] = [:]
        for index in nodes.indices { try visit(index, &states, &ordered) }
        return ordered.filter { !$0.isEmpty } + late
    }

    /// `false` in `states` is a statement whose needs are being written.
    private func visit(
        _ index: Int, _ states: inout [Int: Bool], _ ordered: inout [String]
    ) throws(MigrationError) {
        switch states[index] {
        case true: return
        case false:
            throw MigrationError(.undumpable, "the schema holds what a dump cannot express").with {
                let head = nodes[index].sql.split(separator: "\n").first.map(String.init) ?? ""
                $0.details = ["what needs itself: \(head)"]
            }
        case nil: break
        }
        states[index] = false
        for other in (needs[index] ?? []).sorted() { try visit(other, &states, &ordered) }
        states[index] = true
        ordered.append(nodes[index].sql)
    }
}

/// A row of `pg_depend`.
private struct Dependency {
    let object: CatalogAddress
    let other: CatalogAddress
    private let kind: String

    init?(_ row: [String?]) {
        guard row.count == 5, let catalog = row[0], let object = row[1], let otherCatalog = row[2],
            let other = row[3], let kind = row[4]
        else { return nil }
        self.object = CatalogAddress(catalog: catalog, object: object)
        self.other = CatalogAddress(catalog: otherCatalog, object: other)
        self.kind = kind
    }

    /// The numbers of these catalogs never change.
    private static let relations = "1259"
    private static let defaults = "2604"

    /// Whether the object is made together with the other.
    var isPart: Bool {
        kind == "i" || kind == "e"
            || (object.catalog == Self.defaults && kind == "a" && other.catalog == Self.relations)
    }
}
