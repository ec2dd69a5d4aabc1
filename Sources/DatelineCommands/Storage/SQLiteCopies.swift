#if SQLite
    import Foundation
    import Logging
    import SQLiteClient

    /// Copies of a SQLite file, while it is served.
    enum SQLiteCopies {
        /// How long to wait for who writes.
        private static let lockLimit = Duration.seconds(5)

        /// Copies a file as it is at one moment. The copy gets its name when it is whole, and on disk.
        static func backup(of path: String, to target: String) async throws(CommandFailure) {
            try check(path)
            guard !target.isEmpty, target != "-" else {
                throw CommandFailure(.usage, "backup needs the path of a file")
            }
            let file = try FileReplacement.target(of: target)
            var isFolder: ObjCBool = false
            if unsafe FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue
            {
                throw CommandFailure(.usage, "\(target) is a folder: name a file in it")
            }
            guard !OutputTarget.isDatabase(file, path) else {
                throw CommandFailure(.usage, "\(target) is the database itself: copy it to another file")
            }
            // Its log would be read into the copy, which it is not of.
            if let log = ["-wal", "-journal"].first(where: {
                FileManager.default.fileExists(atPath: file + $0)
            }) {
                throw CommandFailure(
                    .usage,
                    "\(target) is a database in use, with \(file)\(log) beside it: copy to another file")
            }
            let replacement = try FileReplacement(of: file)
            do {
                let database = try SQLiteDatabase(path: path, isReadOnly: true, readerCount: 1)
                let result = await Result {
                    try await database.read(.long) { connection in
                        try connection.copy(to: replacement.path)
                    }
                }
                await database.close()
                try result.get()
                try replacement.commit()
            } catch {
                replacement.discard()
                throw CommandFailure(.unwritable, "cannot copy \(path) to \(target): \(error)")
            }
        }

        /// Puts a copy in place of a file, or where none is.
        ///
        /// The copy is checked first, page by page, and brought to the schema of this program: in a file of its own, so
        /// that the copy stays as it is. Whoever serves the file meanwhile goes on with the one or the other, whole.
        static func restore(
            _ path: String, from source: String, replacing replaces: Bool,
            _ schema: (String) throws(CommandFailure) -> StorageSchema
        ) async throws(CommandFailure) {
            try check(source)
            guard (try? FileManager.default.attributesOfItem(atPath: source)[.size] as? Int) != 0 else {
                throw CommandFailure(.refused, "\(source) is empty")
            }
            let isThere = FileManager.default.fileExists(atPath: path)
            guard !isThere || replaces else {
                throw CommandFailure(
                    .refused,
                    "there is a database at \(path): --replace puts the copy in its place, and what it holds is lost"
                )
            }
            if let obstacle = SQLiteFile.obstacle(at: path, isWriting: true) {
                throw CommandFailure(.unreachable, "cannot open sqlite: \(obstacle)")
            }
            guard !OutputTarget.isSameFile(source, path) else {
                throw CommandFailure(.usage, "\(source) is the database itself")
            }
            let staged = "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
            for file in files(of: staged) { TemporaryFiles.note(file) }
            defer {
                for file in files(of: staged) {
                    try? FileManager.default.removeItem(atPath: file)
                    TemporaryFiles.forget(file)
                }
            }
            do {
                try copy(source, to: staged)
                try await schema(staged).makeCurrent(
                    mayMigrate: true, check: .strict,
                    Logger(label: "dateline") { _ in SwiftLogNoOpLogHandler() })
                try put(staged, at: path)
            } catch {
                throw failure(error, restoring: path, from: source)
            }
        }

        /// Puts a database in place of another one, or where none is: there it gets its name when it is whole.
        private static func put(_ staged: String, at path: String) throws {
            let lock = try WriterLock(beside: path)
            try lock.take(within: lockLimit)
            defer { lock.free() }
            let isWhole = !FileManager.default.fileExists(atPath: staged + "-wal")
            if isWhole, !FileManager.default.fileExists(atPath: path) {
                // The log of a database that is gone would be read into the one that comes. SQLite removes it too where it
                // makes a file.
                for ending in ["-wal", "-journal", "-shm"]
                where FileManager.default.fileExists(atPath: path + ending) {
                    try FileManager.default.removeItem(atPath: path + ending)
                }
                return try FileReplacement.rename(staged, to: path)
            }
            let connection = try SQLiteConnection(path: staged, .readOnly, busyTimeout: lockLimit)
            try connection.copy(to: path, busyTimeout: lockLimit)
        }

        private static func failure(
            _ error: any Error, restoring path: String, from source: String
        ) -> CommandFailure {
            if isDiskFull(error) {
                return CommandFailure(
                    .unwritable,
                    "cannot restore \(path) from \(source): no space left on the disk; what was there is as it was"
                )
            }
            switch error {
            case let failure as CommandFailure:
                return CommandFailure(.refused, "\(source) cannot be restored: \(failure.message)")
            case let error as SQLiteError where [.corrupt, .notADatabase].contains(error.code):
                return CommandFailure(
                    .refused, "\(source) is no copy of a database, or a damaged one: \(error)")
            default:
                return CommandFailure(.unreachable, "cannot restore \(path) from \(source): \(error)")
            }
        }

        private static func isDiskFull(_ error: any Error) -> Bool {
            switch error {
            case let error as SQLiteError: error.code == .full
            case let error as CocoaError: error.code == .fileWriteOutOfSpace
            case let failure as OutputDescriptor.Failure: [ENOSPC, EDQUOT].contains(failure.number)
            // What SQLite says of SQLITE_FULL, in the words of a migration.
            case let failure as CommandFailure: failure.message.contains("database or disk is full")
            default: false
            }
        }

        /// Copies a file with its log, if it has one, and checks the pages of the copy. SQLite is not let near the
        /// file itself: it would put others beside it.
        private static func copy(_ source: String, to staged: String) throws {
            for ending in ["", "-wal"] where FileManager.default.fileExists(atPath: source + ending) {
                try FileManager.default.copyItem(atPath: source + ending, toPath: staged + ending)
                unsafe chmod(staged + ending, SQLiteFile.mode)
            }
            try SQLiteConnection(path: staged, .readWrite, busyTimeout: lockLimit).checkIntegrity()
        }

        private static func files(of path: String) -> [String] {
            ["", "-wal", "-shm", "-journal", "-writer.lock", "-migrate.lock"].map { path + $0 }
        }

        private static func check(_ path: String) throws(CommandFailure) {
            guard FileManager.default.fileExists(atPath: path) else {
                throw CommandFailure(.unreachable, "there is no database at \(path)")
            }
            if let obstacle = SQLiteFile.obstacle(at: path, isWriting: false) {
                throw CommandFailure(.unreachable, "cannot open sqlite: \(obstacle)")
            }
        }
    }
#endif
