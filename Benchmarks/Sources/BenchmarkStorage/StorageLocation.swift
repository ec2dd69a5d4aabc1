package import ArgumentParser

/// Where a benchmark keeps its articles, as `--storage` says it.
package enum StorageLocation: Sendable, ExpressibleByArgument, CustomStringConvertible {
    case memory
    case sqlite(path: String)
    case postgreSQL(url: String)

    /// How the option is to be written.
    package static let help = ArgumentHelp("memory:, sqlite:PATH or postgres://…", valueName: "url")

    /// Reads `memory:`, `sqlite:PATH` or `postgres://…`; `nil` for anything else.
    package init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        switch parts[0].lowercased() {
        case "memory" where parts[1].isEmpty: self = .memory
        case "sqlite" where !parts[1].isEmpty && parts[1] != ":memory:":
            self = .sqlite(path: String(parts[1].hasPrefix("//") ? parts[1].dropFirst(2) : parts[1]))
        case "postgres", "postgresql": self = .postgreSQL(url: argument)
        case _: return nil
        }
    }

    /// The backend; nothing of a path or a password.
    package var description: String {
        switch self {
        case .memory: "memory"
        case .sqlite: "sqlite"
        case .postgreSQL: "postgresql"
        }
    }

    /// How many writers make it fast: SQLite stores what waits together, PostgreSQL has several connections.
    package var writers: Int {
        switch self {
        case .memory: 1
        case .sqlite: 64
        case .postgreSQL: 32
        }
    }
}
