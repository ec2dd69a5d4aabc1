import ArticlesExchange
import Synchronization

/// The file of `--report`: a line for each item and for each thing that was changed on its way in. Whatever ends the
/// import, the file has what was done.
final class ImportReport: Sendable {
    private let path: String
    private let replacement: FileReplacement
    private let isJSON: Bool
    private let buffer = Mutex<[UInt8]>([])

    init(_ path: String, isJSON: Bool) throws(CommandFailure) {
        guard !path.isEmpty else { throw CommandFailure(.usage, "--report needs the path of a file") }
        self.path = path
        self.isJSON = isJSON
        replacement = try FileReplacement(of: FileReplacement.target(of: path))
    }

    func write(_ item: ImportedItem) throws(CommandFailure) {
        var lines = isJSON ? [String(decoding: item.json, as: UTF8.self)] : [item.line]
        if !isJSON { lines += item.notes.map { "          \($0)" } }
        let bytes = lines.flatMap { Array($0.utf8) + [UInt8(ascii: "\n")] }
        let full = buffer.withLock { buffer -> [UInt8]? in
            buffer += bytes
            guard buffer.count > 64 << 10 else { return nil }
            defer { buffer = [] }
            return buffer
        }
        if let full { try put(full) }
    }

    /// Gives the file its name.
    func close() throws(CommandFailure) {
        do throws(CommandFailure) {
            try put(buffer.withLock { $0 })
            do throws(OutputDescriptor.Failure) { try replacement.commit() } catch { throw failure(error) }
        } catch {
            replacement.discard()
            throw error
        }
    }

    private func put(_ bytes: [UInt8]) throws(CommandFailure) {
        do throws(OutputDescriptor.Failure) { try replacement.descriptor.write(bytes) } catch {
            throw failure(error)
        }
    }

    private func failure(_ error: OutputDescriptor.Failure) -> CommandFailure {
        CommandFailure(.unwritable, "cannot write to \(path): \(error.reason)")
    }
}
