import Testing

/// One of the two storages over SQL, whose sources mirror each other.
struct SQLBackend: Sendable, CustomTestStringConvertible {
    /// What one backend has and the other has not.
    struct Exception: Sendable {
        var names: Set<String>
        var reason: String
    }

    /// The name of the database, with which types of the backend begin.
    var technology: String
    var statementExceptions: [Exception]
    var fileExceptions: [Exception]

    var testDescription: String { technology }

    /// The other backend.
    var sibling: SQLBackend { technology == "SQLite" ? .postgreSQL : .sqlite }

    /// The sources.
    var files: [SourceTree.File] { SourceTree.swiftFiles(below: folder) }

    /// The paths of the sources below their folder, without the extension and the name of the database.
    var fileNames: Set<String> {
        Set(
            files.map { file in
                let folders = file.path.dropFirst(folder.count + 1).dropLast(file.name.count)
                let name = file.name.dropLast(".swift".count)
                return String(
                    folders + (name.hasPrefix(technology) ? name.dropFirst(technology.count) : name))
            })
    }

    /// The names of the fixed statements; one of a series of sizes is named by its function.
    var statementNames: Set<String> {
        Set(
            files.flatMap { file in
                let constants = file.parts.code.matches(of: /\bstatic let (\w+) = Statement\(/).map(\.1)
                let series = file.parts.code
                    .matches(of: /(private )?static func (\w+)\([^)]*\) -> Statement\b/)
                    .filter { $0.1 == nil }.map(\.2)
                return (constants + series).map(String.init)
            })
    }

    private var folder: String { "Sources/Articles\(technology)" }
}
