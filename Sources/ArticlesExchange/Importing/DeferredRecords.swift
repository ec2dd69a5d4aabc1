import Articles
import Foundation
import StrictJSON

/// The records of an import that wait until all articles are stored, by the rank of their kinds. Many are kept in
/// files that have no names.
struct DeferredRecords: ~Copyable {
    /// So many bytes of a rank are kept in memory.
    private static let memoryLimit = 1 << 20

    private var lines = [[UInt8]](repeating: [], count: ExportedRecord.rankCount)
    private var files = [Int32?](repeating: nil, count: ExportedRecord.rankCount)

    deinit {
        for case let file? in files { close(file) }
    }

    mutating func add(_ record: ExportedRecord, _ item: ImportItem) throws(ImportError) {
        var writer = JSONWriter(capacity: 256)
        writer.raw("[")
        writer.string(item.location.file)
        writer.raw(",")
        writer.number(item.location.line)
        writer.raw(",")
        writer.string(item.format)
        writer.raw(",")
        writer.raw(checked: record.json)
        writer.raw("]\n")
        lines[record.rank] += writer.bytes
        if lines[record.rank].count > Self.memoryLimit { try save(record.rank) }
    }

    /// Calls `body` with each record, those of the least rank first. Can be done once.
    consuming func forEach(
        _ body: (ImportItem) async throws(ImportError) -> Void
    ) async throws(ImportError) {
        for rank in 0..<ExportedRecord.rankCount {
            if let file = files[rank] {
                files[rank] = nil
                try await Self.read(file) { (line) async throws(ImportError) in
                    try await Self.take(line, body)
                }
            }
            for line in lines[rank].split(separator: UInt8(ascii: "\n")) {
                try await Self.take(Array(line), body)
            }
            lines[rank] = []
        }
    }

    private mutating func save(_ rank: Int) throws(ImportError) {
        let file: Int32 = if let known = files[rank] { known } else { try Self.temporaryFile() }
        files[rank] = file
        var rest = lines[rank][...]
        while !rest.isEmpty {
            let written = unsafe rest.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else { throw Self.failure("can't be written") }
            rest = rest.dropFirst(max(0, written))
        }
        lines[rank] = []
    }

    private static func read(
        _ descriptor: Int32, _ body: ([UInt8]) async throws(ImportError) -> Void
    ) async throws(ImportError) {
        let file = InputFile(owning: descriptor)
        do throws(SystemError) { try file.rewind() } catch { throw failure(error.reason) }
        var reader = LineReader(file, limit: NDJSONReader.lineLimit * 2)
        while true {
            let line: LineReader.Line?
            do throws(SystemError) { line = try reader.next() } catch { throw failure(error.reason) }
            guard case .text(let bytes, _) = line else { return }
            try await body(bytes)
        }
    }

    private static func take(
        _ line: [UInt8], _ body: (ImportItem) async throws(ImportError) -> Void
    ) async throws(ImportError) {
        guard case .array(let parts) = try? JSONParser.parse(line), parts.count == 4,
            case .string(let file) = parts[0], case .number(let number) = parts[1],
            let number = Int(number), let record = try? ExportedRecord(json: parts[3])
        else { throw failure("was changed") }
        var item = ImportItem(ItemLocation(file: file, line: number), .record(record))
        if case .string(let format) = parts[2] { item.format = format }
        try await body(item)
    }

    private static func temporaryFile() throws(ImportError) -> Int32 {
        let folder = FileManager.default.temporaryDirectory.path(percentEncoded: false)
        var template = Array((folder + "/dateline-records-XXXXXX").utf8CString)
        let file = unsafe template.withUnsafeMutableBufferPointer { bytes in
            unsafe bytes.baseAddress.map { unsafe mkstemp($0) } ?? -1
        }
        guard file >= 0 else { throw failure("can't be made") }
        _ = unsafe template.withUnsafeBufferPointer { bytes in
            unsafe bytes.baseAddress.map { unsafe unlink($0) }
        }
        return file
    }

    private static func failure(_ reason: String) -> ImportError {
        .input("a temporary file, which keeps records until all articles are stored, \(reason)")
    }
}
