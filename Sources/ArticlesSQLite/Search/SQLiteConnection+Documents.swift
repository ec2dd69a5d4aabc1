internal import Articles
internal import Foundation
internal import SQLiteClient

/// Where a document is in the search index, and what is known of it there.
private struct PlacedDocument {
    let id: Int64
    let publishedKey: Int64
    let version: Int
    let language: String
    let textID: Int64
}

extension SQLiteConnection {
    /// Makes this the document of an article in this state, as far as that changes; `nil` for none.
    func setDocument(
        _ document: SearchDocument?, of article: ArticleID, status: Int, publishedKey: Int64
    ) throws {
        let former = try placedDocument(of: article)
        guard let document else {
            if let former { try remove(former) }
            return
        }
        let ids = DocumentID.ids(status, day: DocumentID.day(ofKey: publishedKey))
        let stored = StoredDocument(document)
        if let former, ids.contains(former.id) {
            try replace(former, by: document, stored, publishedKey)
            return
        }
        if let former { try remove(former) }
        let id = try freeDocument(in: ids)
        try run(.insertDocumentText, [stored.keys, stored.marks, stored.sequence])
        let values: [any SQLiteConvertible] = [
            id, StoredID(article), publishedKey, document.version, document.language, lastInsertedRowID,
        ]
        try run(.insertDocument, values)
        try index(stored, as: id)
        try run(.countDocument, [document.language])
    }

    /// Looks after the search index, as far as it is these articles' turn: what each write adds is apart at
    /// first, and a search looks everywhere. The turn is by identity, so that nothing needs to be counted.
    func tendDocuments(after articles: some Sequence<ArticleID>) throws {
        let turns = articles.count { $0.sampleKey % Self.mergeInterval == 0 }
        if turns > 0 { try run(.mergeIndex, [turns * Self.mergeShare]) }
    }

    /// One of this many writes looks after the search index.
    private static let mergeInterval: Int64 = 16
    /// How many pages of the index one turn writes: twice what so many articles need in all.
    private static let mergeShare = 96

    /// Takes the document of an article that is about to be deleted out of the index.
    func removeDocument(of article: ArticleID) throws {
        if let former = try placedDocument(of: article) { try remove(former) }
    }

    private func placedDocument(of article: ArticleID) throws -> PlacedDocument? {
        try first(.documentOfArticle, [StoredID(article)]) { row in
            PlacedDocument(
                id: try row.decode(Int64.self, atIndex: 0),
                publishedKey: try row.decode(Int64.self, atIndex: 1),
                version: try row.decode(Int.self, atIndex: 2),
                language: try row.decode(String.self, atIndex: 3),
                textID: try row.decode(Int64.self, atIndex: 4))
        }
    }

    private func freeDocument(in ids: ClosedRange<Int64>) throws -> Int64 {
        let last = try first(.lastDocument, [ids.lowerBound, ids.upperBound]) { row in
            try row.decode(Int64?.self, atIndex: 0)
        }
        guard case .some(.some(let last)) = last else { return ids.lowerBound }
        guard last < ids.upperBound else {
            throw ArticleError(.storageFull, "too many articles appear on one day")
        }
        return last + 1
    }

    private func replace(
        _ former: PlacedDocument, by document: SearchDocument, _ stored: StoredDocument, _ publishedKey: Int64
    ) throws {
        let present = try text(of: former)
        if present != stored {
            try run(.updateDocumentText, [former.textID, stored.keys, stored.marks, stored.sequence])
            try unindex(present, former.id)
            try index(stored, as: former.id)
        }
        let isSameLanguage = former.language.hasSameBytes(as: document.language)
        if former.publishedKey != publishedKey || former.version != document.version || !isSameLanguage {
            try run(.updateDocument, [former.id, publishedKey, document.version, document.language])
        }
        guard !isSameLanguage else { return }
        try run(.discountDocument, [former.language])
        try run(.countDocument, [document.language])
    }

    private func remove(_ former: PlacedDocument) throws {
        try unindex(text(of: former), former.id)
        try run(.deleteDocument, [former.id])
        try run(.deleteDocumentText, [former.textID])
        try run(.discountDocument, [former.language])
    }

    private func text(of document: PlacedDocument) throws -> StoredDocument {
        let text = try first(.documentText, [document.textID]) { row in
            StoredDocument(
                keys: try row.decode(String.self, atIndex: 0), marks: try row.decode(String.self, atIndex: 1),
                sequence: try row.decode(Data.self, atIndex: 2))
        }
        guard let text else { throw MalformedRow(column: "text_id") }
        return text
    }

    private func index(_ document: StoredDocument, as id: Int64) throws {
        try run(.indexDocument, [id, try document.words(), document.marks])
    }

    private func unindex(_ document: StoredDocument, _ id: Int64) throws {
        try run(.unindexDocument, [id, try document.words(), document.marks])
    }
}
