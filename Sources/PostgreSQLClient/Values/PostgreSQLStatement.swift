/// One SQL statement with `$1`-style parameters, and the name under which connections prepare it.
///
/// The name follows from the text, so that equal texts share one prepared statement on every connection of
/// every process. Make statements once and keep them: the text is hashed on creation.
public struct PostgreSQLStatement: Sendable, Hashable {
    private let storage: Storage

    /// A statement with this text.
    public init(_ sql: String) {
        storage = Storage(sql)
    }

    /// The text as it was given.
    public var sql: String { storage.sql }

    /// The name of the prepared statement: `d_` and the hash of the text in hexadecimal digits.
    public var name: String {
        String(decoding: storage.name.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The hash of the text.
    var key: UInt64 { storage.key }
    /// The text with the terminating zero that C wants.
    var sqlText: [CChar] { storage.sqlText }
    /// Whether C would see less than the whole text.
    var hasZeroByte: Bool { storage.hasZeroByte }
    /// The name with the terminating zero that C wants.
    var nameText: [CChar] { storage.name }

    /// Whether both have one text; as fast as a pointer comparison when both are the same value.
    public static func == (left: PostgreSQLStatement, right: PostgreSQLStatement) -> Bool {
        left.storage === right.storage
            || (left.storage.key == right.storage.key && left.storage.sqlText == right.storage.sqlText)
    }

    /// Hashes the hash of the text.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(storage.key)
    }

    private final class Storage: Sendable {
        let sql: String
        let key: UInt64
        let sqlText: [CChar]
        let name: [CChar]
        let hasZeroByte: Bool

        init(_ sql: String) {
            self.sql = sql
            key = Self.hash(sql)
            hasZeroByte = sql.utf8.contains(0)
            sqlText = Array(sql.utf8CString)
            let digits = String(key, radix: 16)
            name = Array(("d_" + String(repeating: "0", count: 16 - digits.count) + digits).utf8CString)
        }

        /// FNV-1a, then the finaliser of MurmurHash3, so that all bits depend on all bytes.
        private static func hash(_ sql: String) -> UInt64 {
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            for byte in sql.utf8 {
                hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
            }
            hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
            hash = (hash ^ (hash >> 33)) &* 0xc4ce_b9fe_1a85_ec53
            return hash ^ (hash >> 33)
        }
    }
}
