public import Articles

extension InMemoryArticleRepository {
    public func accessKey(id: String) async throws(ArticleError) -> AccessKey? {
        read { $0.accessKeys[id] }
    }

    public func accessKeys() async throws(ArticleError) -> [AccessKey] {
        read { state in
            state.accessKeys.values.sorted {
                $0.createdAt == $1.createdAt
                    ? TextKey(text: $0.id) < TextKey(text: $1.id) : $0.createdAt < $1.createdAt
            }
        }
    }

    public func insert(_ key: AccessKey, in context: WriteContext) async throws(ArticleError) {
        try await write(in: context) { (state) throws(ArticleError) in
            guard state.accessKeys[key.id] == nil else { throw .conflict(.key) }
            state.accessKeys[key.id] = key
        }
    }

    public func deleteAccessKey(
        id: String, in context: WriteContext
    ) async throws(ArticleError) -> Bool {
        try await write { (state) throws(ArticleError) in
            guard state.accessKeys[id] != nil else { return false }
            try state.check(context)
            state.accessKeys[id] = nil
            state.keep(context)
            return true
        }
    }

    public func noteUses(_ uses: [String: Timestamp]) async throws(ArticleError) {
        try await write { (state) throws(ArticleError) in
            for (id, time) in uses {
                guard let key = state.accessKeys[id], key.lastUsedAt.map({ $0 < time }) ?? true else {
                    continue
                }
                state.accessKeys[id]?.lastUsedAt = time
            }
        }
    }
}
