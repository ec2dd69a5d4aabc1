extension Statement {
    static let accessKeyStatements = [accessKey, accessKeys, insertAccessKey, deleteAccessKey]

    /// Parameters: id.
    static let accessKey = Statement(
        "accessKey",
        "SELECT k.id, k.label, k.scope, k.hash, k.created_at FROM access_keys AS k WHERE k.id = ?1")

    static let accessKeys = Statement(
        "accessKeys",
        """
        SELECT k.id, k.label, k.scope, k.hash, k.created_at FROM access_keys AS k
        ORDER BY k.created_at, k.id
        """)

    /// Parameters: id, label, scope, hash, time.
    static let insertAccessKey = Statement(
        "insertAccessKey",
        """
        INSERT INTO access_keys (id, label, scope, hash, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
        """)

    /// Parameters: id.
    static let deleteAccessKey = Statement("deleteAccessKey", "DELETE FROM access_keys WHERE id = ?1")
}
