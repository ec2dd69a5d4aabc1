public import Articles

extension InMemoryArticleRepository {
    /// Opens a record store: reads every record, and makes what is derived from it anew.
    ///
    /// Nothing can be read before it is durable, and a write that fails leaves everything as it was. When the
    /// outcome of a write is not known (`outcomeUnknown`), all later ones throw `readOnly` until the store is
    /// opened again. Needs twice the memory of a storage without a store, texts excepted.
    ///
    /// Throws what the store does, and `faulty` for records that do not go together. The store is closed then.
    public static func open(_ store: any RecordStore) async throws(ArticleError) -> InMemoryArticleRepository
    {
        let journal = Journal(store)
        do {
            return InMemoryArticleRepository(try await journal.load(), journal)
        } catch let error as ArticleError {
            throw error
        } catch {
            throw ArticleError(.faulty, "the storage can't be opened: \(error)", cause: error)
        }
    }

    /// Ends the writes that are under way and gives the record store free; later writes throw `unavailable`.
    /// Reading goes on. Without a store there is nothing to do.
    public func close() async {
        await journal?.close(self)
    }
}

extension [Record] {
    /// The articles among them with their entries in the index: that takes most of the time of an opening.
    func indexed() async -> [ArticleID: IndexedArticle] {
        await withTaskGroup(of: [IndexedArticle].self) { group in
            for start in stride(from: 0, to: count, by: 64) {
                let some = self[start..<Swift.min(start + 64, count)]
                group.addTask {
                    some.compactMap { record in
                        guard case .article(let article) = record else { return nil }
                        return article.indexed
                    }
                }
            }
            return await group.reduce(into: [:]) { all, some in
                for indexed in some { all[indexed.article.id] = indexed }
            }
        }
    }
}
