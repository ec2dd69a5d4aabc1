internal import Articles
internal import Foundation
internal import SQLiteClient

/// The columns of a revision, in the order in which they are read and written.
enum RevisionRow {
    /// All but the content, of the table `r`.
    static let columns = """
        r.article_id, r.version, r.stored_at, r.key_id, r.is_deletion, r.previous_version
        """

    /// The parameters of `Statement.insertRevision`.
    static func values(of revision: Revision) -> [(any SQLiteConvertible)?] {
        let former = revision.previous
        return [
            StoredID(revision.article), revision.version, revision.storedAt.milliseconds, revision.keyID,
            former?.version, former.map { Data($0.members) }, former?.prefix, former?.suffix,
            former.map { Data($0.middle) }, revision.isDeletion,
        ]
    }
}

extension Revision {
    /// Reads a row with the columns of `RevisionRow`, and the content behind these if `hasContent`.
    init(row: borrowing SQLiteRow, hasContent: Bool) throws {
        self.init(
            of: try row.decode(StoredID.self, atIndex: 0).id, version: try row.decode(Int.self, atIndex: 1),
            storedAt: Timestamp(clamping: try row.decode(Int64.self, atIndex: 2)),
            keyID: try row.decode(String?.self, atIndex: 3),
            isDeletion: try row.decode(Bool.self, atIndex: 4))
        guard let version = try row.decode(Int?.self, atIndex: 5) else { return }
        guard hasContent else {
            previous = FormerContent(version: version, members: [], prefix: 0, suffix: 0, middle: [])
            return
        }
        previous = FormerContent(
            version: version, members: Array(try row.decode(Data.self, atIndex: 6)),
            prefix: try row.decode(Int.self, atIndex: 7), suffix: try row.decode(Int.self, atIndex: 8),
            middle: Array(try row.decode(Data.self, atIndex: 9)))
    }
}
