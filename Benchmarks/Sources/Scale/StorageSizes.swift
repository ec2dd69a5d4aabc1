import BenchmarkStorage
import Foundation
import Measuring

/// How much room a storage takes.
enum StorageSizes {
    /// What an open storage takes: files with the log, or tables and indexes.
    static func report(_ storage: OpenStorage, to report: inout Report) async throws {
        switch storage.location {
        case .memory: return
        case .sqlite(let path):
            report.add("size", file(path) + [.whole("wal_bytes", bytes(of: path + "-wal"))])
        case .postgreSQL:
            guard let relations = try await storage.server?.relations() else { return }
            report.add(
                "size",
                [.whole("bytes", Int(relations.filter { !$0.isIndex }.reduce(0) { $0 + $1.bytes }))])
            for relation in relations where relation.bytes >= 1 << 20 {
                let kind = relation.isIndex ? "index" : "table"
                var figures: [Report.Figure] = [.whole("bytes", Int(relation.bytes))]
                if !relation.isIndex {
                    figures.append(.whole("bytes_without_indexes", Int(relation.bytesWithoutIndexes)))
                }
                report.add("size of \(kind) \(relation.name)", figures)
            }
        }
    }

    /// What is left of a file of SQLite when it is closed: all is in it.
    static func reportClosed(_ location: StorageLocation, to report: inout Report) {
        guard case .sqlite(let path) = location else { return }
        report.add("size, closed", file(path))
    }

    private static func file(_ path: String) -> [Report.Figure] {
        [.whole("bytes", bytes(of: path))]
    }

    private static func bytes(of path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? Int) ?? 0
    }
}
