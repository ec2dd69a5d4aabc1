internal import CSQLite
internal import Synchronization

/// The header of the index of the write-ahead log, in memory that all connections to a file share: other bytes after
/// every commit, by whichever process, before the commit returns
/// (https://sqlite.org/walformat.html#the_wal_index_file_format).
///
/// So whether anything was changed is known without a lock, a system call or a statement.
final class WALIndex: Sendable {
    /// Zero when it is closed. The memory is that of a connection, which outlives the use of it.
    private let address: Mutex<UInt>

    /// The index that a connection reads by; it must have read something in WAL mode, and must be closed after this.
    init?(_ connection: SQLiteConnection) {
        guard let address = connection.walIndexAddress else { return nil }
        self.address = Mutex(address)
    }

    /// The header; `nil` while it is being written, and when it is closed.
    var header: SIMD8<UInt64>? {
        address.withLock { address in
            guard let index = unsafe UnsafeRawPointer(bitPattern: address) else { return nil }
            var header = SIMD8<UInt64>()
            let isWhole = unsafe withUnsafeMutableBytes(of: &header) { bytes in
                unsafe csqlite_wal_index_header(
                    index, bytes.baseAddress?.assumingMemoryBound(to: UInt64.self)) == 1
            }
            return isWhole ? header : nil
        }
    }

    /// To be called before the connection is closed.
    func close() {
        address.withLock { $0 = 0 }
    }
}
