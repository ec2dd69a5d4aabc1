/// Other migration tools, as far as their files can be told from ours.
enum ForeignTool: String, CaseIterable {
    case dbmate
    case goose
    case golangMigrate = "golang-migrate"
    case flyway
    case tern
    case sqlMigrate = "sql-migrate"
    case sqlx
    case nodePgMigrate = "node-pg-migrate"
    case rambler
    case liquibase
    case atlas
    case graphileMigrate = "graphile-migrate"
    case play = "Play evolutions"
    case myBatis = "MyBatis Migrations"
    case sqitch
    case yoyo
    case prisma
    case code

    /// The tool in plain words.
    var name: String {
        switch self {
        case .golangMigrate: "golang-migrate or sqlx"
        case .flyway: "Flyway, Evolve or Refinery"
        case .liquibase: "Liquibase"
        case .atlas: "Atlas"
        case .prisma: "Prisma or Diesel"
        case .code: "a tool whose migrations are programs"
        case .dbmate, .goose, .tern, .sqlMigrate, .sqlx, .nodePgMigrate, .rambler, .graphileMigrate, .play,
            .myBatis, .sqitch, .yoyo:
            rawValue
        }
    }

    /// What to do with its files.
    var advice: String {
        if let importer = MigrationImport.Tool(self) {
            return "`migrate import-from \(importer.rawValue) FOLDER` writes them as files of this runner"
        }
        return switch self {
        case .atlas:
            "delete the line; instead of txmode none write transaction=false behind “-- migrate:up”, "
                + "instead of nolint allow=RULE"
        case .prisma: "copy its SQL into one file, <version>_<slug>.sql"
        case .code: "let that tool print the SQL, and write it into <version>_<slug>.sql"
        case .graphileMigrate:
            "delete its header; instead of no-transaction write transaction=false behind “-- migrate:up”"
        case .sqitch: "put its deploy script below “-- migrate:up”, its revert script below “-- migrate:down”"
        case .yoyo, .liquibase, .nodePgMigrate, .rambler, .play, .myBatis:
            "write “-- migrate:up” and “-- migrate:down” instead, in one file for each change"
        case .dbmate, .goose, .golangMigrate, .flyway, .tern, .sqlMigrate, .sqlx: ""
        }
    }

    /// Refuses a file that was written for the tool.
    func refusal(of what: String, at location: SourceLocation) -> MigrationError {
        .file(.foreignFile, "\(what) is that of \(name), not of this runner", at: location, advice: advice)
    }
}

extension ForeignTool {
    /// What `init(comment:)` looks for begins with these, behind signs.
    static let firstWords: Set = [
        "goose", "migrate", "rambler", "up", "down", "create", "tern", "tx", "liquibase", "changeset",
        "atlas", "ups", "downs", "undo", "deploy", "revert", "verify", "depends", "transactional",
        "no-transaction", "previous", "hash", "allowinvalidhash",
    ]

    /// Recognizes the tool by a comment of its own; the comment with its signs.
    init?(comment: String) {
        let text = comment.lowercased()
        let signs = text.prefix { !$0.isLetter }
        let words = text.dropFirst(signs.count).split(whereSeparator: \.isWhitespace)
        guard let first = words.first else { return nil }
        let second = words.dropFirst().first ?? ""
        let isLast = words.count == 1
        switch first {
        case "goose" where signs.hasSuffix("+"): self = .goose
        case "migrate" where signs.hasSuffix("+"): self = .sqlMigrate
        case "rambler" where ["up", "down"].contains(second): self = .rambler
        case "up", "down":
            guard words.count == 2, second == "migration" else { return nil }
            self = .nodePgMigrate
        case "create" where text.hasPrefix("----") && text.contains("drop below"): self = .tern
        case "tern:" where text.hasPrefix("----"): self = .tern
        case "liquibase" where second == "formatted": self = .liquibase
        case "changeset" where second.contains(":"): self = .liquibase
        case _ where first.hasPrefix("atlas:"): self = .atlas
        case "ups" where isLast && signs.hasSuffix("!"), "downs" where isLast && signs.hasSuffix("!"):
            self = .play
        case "undo" where isLast && signs.hasSuffix("@"): self = .myBatis
        case "deploy", "revert", "verify":
            guard words.count == 4, second.contains(":"), ["to", "from", "on"].contains(words[2]) else {
                return nil
            }
            self = .sqitch
        case "depends:", "transactional:": self = .yoyo
        case "no-transaction" where isLast: self = text.hasPrefix("--!") ? .graphileMigrate : .sqlx
        case "previous:" where text.hasPrefix("--!"), "hash:" where text.hasPrefix("--!"),
            "allowinvalidhash" where text.hasPrefix("--!"):
            self = .graphileMigrate
        case _: return nil
        }
    }

    /// Recognizes the tool by how it names a file.
    init?(fileName name: String) {
        let lower = name.lowercased()
        let digits = lower.prefix(while: \.isNumber)
        if !digits.isEmpty, lower.hasSuffix(".up.sql") || lower.hasSuffix(".down.sql") {
            self = .golangMigrate
        } else if lower.hasPrefix("r__"), lower.hasSuffix(".sql") {
            self = .flyway
        } else if let first = lower.first, "vub".contains(first), lower.contains("__"),
            lower.dropFirst().first?.isNumber == true
        {
            self = .flyway
        } else if !digits.isEmpty, lower.hasSuffix(".rollback.sql") {
            self = .yoyo
        } else if lower == "migration.sql" || lower == "up.sql" || lower == "down.sql" {
            self = .prisma
        } else if !digits.isEmpty || lower.hasPrefix("v"), Self.isCode(lower) {
            self = .code
        } else {
            return nil
        }
    }

    private static func isCode(_ name: String) -> Bool {
        ["go", "js", "mjs", "cjs", "ts", "py", "rb", "php", "java", "kt", "cs", "ex", "exs", "pl", "xml"]
            .contains { name.hasSuffix(".\($0)") }
    }
}
