internal import Articles
internal import Foundation
internal import SQLiteClient

/// A document in the search index: its number there, and what is stored of it.
private struct PlacedDocument {
    let id: Int64
    let publishedKey: Int64
    let version: Int
    let language: String
    let textID: Int64
    let isHidden: Bool
}

extension SQLiteConnection {
    /// Stores the search document of an article in this state, as far as it changes; deletes it for `nil`. What changes in the index is
    /// added to `entries`.
    func updateDocument(
        _ document: SearchDocument?, of article: ArticleID, status: Int, publishedKey: Int64,
        _ entries: inout SearchIndexEntries
    ) throws {
        let former = try placedDocument(of: article)
        guard let document else {
            if let former { try delete(former, &entries) }
            return
        }
        let ids = DocumentID.ids(status, day: DocumentID.day(ofKey: publishedKey))
        let stored = StoredDocument(document)
        if let former, ids.contains(former.id) {
            try update(former, by: document, stored, publishedKey, &entries)
            return
        }
        if let former { try delete(former, &entries) }
        let id = try freeDocument(in: ids)
        try run(.insertDocumentText, [stored.keys, stored.marks, stored.sequence])
        let values: [any SQLiteConvertible] = [
            id, StoredID(article), publishedKey, document.version, document.language, lastInsertedRowID,
            document.isHidden,
        ]
        try run(.insertDocument, values)
        entries.insert(stored, as: id)
        try run(.incrementDocumentCount, [document.language])
    }

    /// Deletes the document of an article that is about to be deleted; what changes in the index is added to `entries`.
    func deleteDocument(of article: ArticleID, _ entries: inout SearchIndexEntries) throws {
        if let former = try placedDocument(of: article) { try delete(former, &entries) }
    }

    private func placedDocument(of article: ArticleID) throws -> PlacedDocument? {
        try first(.documentOfArticle, [StoredID(article)]) { row in
            PlacedDocument(
                id: try row.decode(Int64.self, atIndex: 0),
                publishedKey: try row.decode(Int64.self, atIndex: 1),
                version: try row.decode(Int.self, atIndex: 2),
                language: try row.decode(String.self, atIndex: 3),
                textID: try row.decode(Int64.self, atIndex: 4),
                isHidden: try row.decode(Bool.self, atIndex: 5))
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

    private func update(
        _ former: PlacedDocument, by document: SearchDocument, _ stored: StoredDocument,
        _ publishedKey: Int64,
        _ entries: inout SearchIndexEntries
    ) throws {
        let present = try text(of: former)
        if present != stored {
            try run(.updateDocumentText, [former.textID, stored.keys, stored.marks, stored.sequence])
            entries.delete(present, former.id)
            entries.insert(stored, as: former.id)
        }
        let isSameLanguage = former.language.hasSameBytes(as: document.language)
        if former.publishedKey != publishedKey || former.version != document.version || !isSameLanguage
            || former.isHidden != document.isHidden
        {
            try run(
                .updateDocument,
                [former.id, publishedKey, document.version, document.language, document.isHidden])
        }
        guard !isSameLanguage else { return }
        try run(.decrementDocumentCount, [former.language])
        try run(.incrementDocumentCount, [document.language])
    }

    private func delete(_ former: PlacedDocument, _ entries: inout SearchIndexEntries) throws {
        entries.delete(try text(of: former), former.id)
        try run(.deleteDocument, [former.id])
        try run(.deleteDocumentText, [former.textID])
        try run(.decrementDocumentCount, [former.language])
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
}
