public import Articles
internal import SQLiteClient

extension SQLiteArticleRepository {
    public func searchedLanguages(in scope: TagScope) async throws(ArticleError) -> Set<String> {
        try await read(.short) { database in
            guard let now = scope.now else {
                return Set(try database.rows(.searchedLanguages) { try $0.decode(String.self, atIndex: 0) })
            }
            let tags = try database.rows(.visibleLanguageTags, [now.milliseconds]) { row in
                try row.decode(String?.self, atIndex: 0)
            }
            return Set(tags.map(Article.searchedLanguage(ofTag:)))
        }
    }

    public func tags(_ query: TagWordQuery) async throws(ArticleError) -> [WordedTag] {
        let words = ArticleRow.jsonArray(of: query.words)
        let prefixes = ArticleRow.jsonArray(of: query.prefixes)
        return try await read(.short) { database in
            let rows = try database.rows(
                database.isSettled(query.scope) ? .publicTagsByWords : .tagsByWords,
                [words, prefixes, query.limit, query.scope.now?.milliseconds]
            ) { row in
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
