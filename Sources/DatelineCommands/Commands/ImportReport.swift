import ArticlesExchange
import Foundation
import Synchronization

/// The file of `--report`: a line for each item and for each thing that was changed on its way in. Whatever ends the
/// import, the file has what was done.
final class ImportReport: Sendable {
    private let path: String
    private let target: OutputTarget
    private let isJSON: Bool
    private let buffer = Mutex<[UInt8]>([])

    /// `-` is standard output.
    ///
    /// - Parameters:
    ///   - input: What is imported, which the report must not replace, nor become a part of.
    ///   - database: The file of the storage, if it is one.
    init(_ path: String, isJSON: Bool, reading input: String, database: String?) throws(CommandFailure) {
        self.path = path == "-" ? "standard output" : path
        self.isJSON = isJSON
        target = try OutputTarget(path, option: "--report") { target throws(CommandFailure) in
            if OutputTarget.isSameFile(target, input) || Self.wouldBeRead(target, in: input) {
                throw CommandFailure(
                    .usage, "\(target) is part of what is imported: write the report to another file")
            }
            if let database, OutputTarget.isDatabase(target, database) {
                throw CommandFailure(
                    .usage, "\(target) is the database itself: write the report to another file")
            }
        }
    }

    /// Whether an import of the folder would take the file for an item.
    private static func wouldBeRead(_ path: String, in folder: String) -> Bool {
        let slash = path.lastIndex(of: "/")
        let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let place = slash.map { String(path[...$0]) } ?? "."
        guard ImportFormat.all.contains(where: { $0.matches(fileName: name) }),
            let place = realPath(place), let folder = realPath(folder)
        else { return false }
        return place == folder || place.hasPrefix(folder == "/" ? folder : folder + "/")
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
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
            do throws(OutputDescriptor.Failure) { try target.replacement?.commit() } catch {
                throw failure(error)
            }
        } catch {
            target.replacement?.discard()
            throw error
        }
    }

    private func put(_ bytes: [UInt8]) throws(CommandFailure) {
        do throws(OutputDescriptor.Failure) { try target.descriptor.write(bytes) } catch {
            throw failure(error)
        }
    }

    private func failure(_ error: OutputDescriptor.Failure) -> CommandFailure {
        CommandFailure(.unwritable, "cannot write to \(path): \(error.reason)")
    }
}
