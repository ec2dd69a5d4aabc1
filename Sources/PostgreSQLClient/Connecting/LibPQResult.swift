import CLibPQ

/// One `PGresult`, freed at the end of its life.
@safe
struct LibPQResult: ~Copyable {
    /// What kind of result it is.
    enum Status {
        case command, rows, empty, failure, sync, aborted, copyIn, copyOut, other
    }

    /// A field of an error report, by its libpq code.
    enum ErrorField: UInt8 {
        case severity = 0x56, sqlState = 0x43, message = 0x4d, detail = 0x44, hint = 0x48, position = 0x50
        case schema = 0x73, table = 0x74, column = 0x63, constraint = 0x6e, sourceFunction = 0x52
        case context = 0x57
    }

    private let result: OpaquePointer
    /// Whether to free it; notices belong to libpq.
    private let isOwned: Bool

    init(owning result: OpaquePointer) {
        unsafe self.result = result
        isOwned = true
    }

    init(borrowing result: OpaquePointer) {
        unsafe self.result = result
        isOwned = false
    }

    deinit {
        if isOwned { unsafe PQclear(result) }
    }

    var status: Status {
        switch unsafe PQresultStatus(result) {
        case PGRES_COMMAND_OK: .command
        case PGRES_TUPLES_OK: .rows
        case PGRES_EMPTY_QUERY: .empty
        case PGRES_FATAL_ERROR, PGRES_BAD_RESPONSE: .failure
        case PGRES_PIPELINE_SYNC: .sync
        case PGRES_PIPELINE_ABORTED: .aborted
        case PGRES_COPY_IN, PGRES_COPY_BOTH: .copyIn
        case PGRES_COPY_OUT: .copyOut
        default: .other
        }
    }

    var rowCount: CInt { unsafe PQntuples(result) }

    /// The row at this index, valid as long as the result.
    func row(_ index: CInt) -> PostgreSQLRow {
        unsafe PostgreSQLRow(result: result, row: index)
    }

    /// The columns of the first row of a result in text format.
    var texts: [String?] {
        (0..<(unsafe PQnfields(result))).map { column in
            guard unsafe PQgetisnull(result, 0, column) == 0 else { return nil }
            return unsafe PQgetvalue(result, 0, column).map { unsafe String(cString: $0) }
        }
    }

    /// Such as `UPDATE 3`.
    var commandTag: String { unsafe PQcmdStatus(result).map { unsafe String(cString: $0) } ?? "" }

    /// The number of rows that the command touched or returned.
    var affectedRows: Int {
        unsafe PQcmdTuples(result).flatMap { unsafe Int(String(cString: $0)) } ?? 0
    }

    func errorField(_ field: ErrorField) -> String? {
        unsafe PQresultErrorField(result, CInt(field.rawValue)).map { unsafe String(cString: $0) }
    }

    var errorText: String {
        let text = unsafe PQresultErrorMessage(result).map { unsafe String(cString: $0) } ?? ""
        return text.trimmingSpace
    }
}

extension String {
    /// Without white space and line ends around it: libpq ends its messages with a new line.
    var trimmingSpace: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
