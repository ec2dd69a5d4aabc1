public import Articles
internal import GRDB

extension SQLiteArticleRepository {
    public func searchedLanguages() async throws(ArticleError) -> Set<String> {
        try await readers.read(.short) { database in
            Set(try database.rows(.searchedLanguages) { try $0.decode(String.self, atIndex: 0) })
        }
    }

    public func tags(_ query: TagWordQuery) async throws(ArticleError) -> [WordedTag] {
        let words = ArticleRow.jsonArray(of: query.words)
        let prefixes = ArticleRow.jsonArray(of: query.prefixes)
        return try await readers.read(.short) { database in
            let rows = try database.rows(.wordedTags, [words, prefixes, query.limit]) { row in
                (
                    tag: WordedTag(
                        id: try row.decode(StoredID.self, atIndex: 0).id,
                        name: try row.decode(String.self, atIndex: 1)),
                    merged: try row.decode(StoredID?.self, atIndex: 2)
                )
            }
            return rows.reduce(into: []) { found, row in
                if found.last?.id != row.tag.id { found.append(row.tag) }
                if let merged = row.merged { found[found.count - 1].merged.append(merged.id) }
            }
        }
    }
}
