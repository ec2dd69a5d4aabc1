extension Statement {
    static let searchStatements = [foundDocuments, foundDocumentsBackward]

    /// The numbers of what matches, ascending. Parameters: expression, least number, greatest number.
    static let foundDocuments = Statement("foundDocuments", found("ASC"))

    /// The same, descending.
    static let foundDocumentsBackward = Statement("foundDocumentsBackward", found("DESC"))

    private static func found(_ direction: String) -> String {
        """
        SELECT found.rowid FROM search_index AS found
        WHERE found.search_index MATCH ?1 AND found.rowid >= ?2 AND found.rowid <= ?3
        ORDER BY found.rowid \(direction)
        """
    }
}
