internal import SQLMigrations

/// The catalog that an object of the server is in, and its identifier there.
struct CatalogAddress: Sendable, Hashable {
    let catalog: String
    let object: String
}

/// An object of a schema, and where the server keeps it.
struct CatalogObject: Sendable {
    let kind: String
    let address: CatalogAddress
    let object: SchemaCatalog.Object

    /// Reads a row of `PostgreSQLCatalog.query`.
    init?(_ row: [String?]) {
        guard row.count == 7, let catalog = row[0], let number = row[1], let kind = row[3], let owner = row[4]
        else { return nil }
        self.kind = kind
        address = CatalogAddress(catalog: catalog, object: number)
        object = SchemaCatalog.Object(
            kind: kind, owner: owner, part: row[5], definition: row[6] ?? "",
            isIncidental: Self.incidental.contains(kind))
    }

    /// Schemas, and what was installed.
    private static let incidental: Set = ["schema", "extension", "comment on schema", "comment on extension"]
}
