import ArgumentParser
import Articles
import SQLMigrations
import StrictJSON

/// `dateline key`
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make, list and revoke keys.",
        discussion: """
            A key is sent as "Authorization: Bearer dl_<id>_<secret>". Scopes, each with those before it: read \
            sees drafts; write makes and changes drafts and whatever else the public does not see; publish \
            changes what the public sees or will see, tags among it; admin reads the audit log too.

            EXAMPLES
              dateline key create --scope publish --label "Website build"
              dateline key create --scope write --expires 90d --label "Freelancer"
              dateline key list
              dateline key revoke k3v9x2m4p7qa
            """,
        subcommands: [CreateKeyCommand.self, ListKeysCommand.self, RevokeKeyCommand.self])
}

/// `dateline key create`
struct CreateKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a key and print it. It is shown only now.",
        discussion: """
            A key that cannot be printed is not kept: the command then ends with 11. The storage must be \
            there already. A key with an end is refused from then on, by every instance at once.

            EXAMPLES
              dateline key create --scope read --label "Preview of the website"
              dateline key create --scope publish --expires 2027-01-01T00:00:00Z
              dateline key create --scope admin --storage sqlite:/var/lib/dateline.db
              TOKEN=$(dateline key create --scope write)
              dateline key create --json

            EXIT CODES
              0 made    3 no such storage    11 made, not printable, revoked
            """)

    @Option(
        help: ArgumentHelp("What it may do: read, write, publish or admin", valueName: "scope"),
        completion: .list(Scope.allCases.map(\.name)))
    var scope = "write"
    @Option(help: ArgumentHelp("What the key is for", valueName: "text"))
    var label = ""
    @Option(
        help: ArgumentHelp(
            "When it ends: after days or hours (90d, 12h), at a time (RFC 3339), or none", valueName: "when"))
    var expires = "none"
    @Flag(help: "Print one JSON object, with the key as “token”")
    var json = false
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        guard let scope = Scope.allCases.first(where: { $0.name == scope }) else {
            throw CommandFailure(
                .usage, "--scope must be read, write, publish or admin, not \"\(self.scope)\"")
        }
        guard label.unicodeScalars.count <= 200, !label.utf8.contains(0) else {
            throw CommandFailure(.usage, "--label must have at most 200 characters")
        }
        let end = try KeyExpiry.time(expires, at: Dependencies.system.now())
        try await StorageSession.run(storage.settings(), to: .change) { storage in
            let keys = try KeyService.over(storage)
            let (key, token) = try await keys.create(label: label, scope: scope, expiresAt: end)
            try await keys.show(json ? Self.json(key, token) : token, or: key.id)
        }
    }

    private static func json(_ key: AccessKey, _ token: String) -> String {
        var writer = JSONWriter()
        writer.key(key, token: token)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// `dateline key list`
struct ListKeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the keys, oldest first. Secrets are not stored.",
        discussion: """
            Id, scope, time of making, end, last use and label of each. The id is the middle part of a key. The \
            last use is known to the hour.

            EXAMPLES
              dateline key list
              dateline key list --json --storage sqlite:/var/lib/dateline.db
            """)

    @Flag(help: "Print one JSON array")
    var json = false
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let keys = try await StorageSession.run(storage.settings(), to: .read) { storage in
            try await KeyService.over(storage).list()
        }
        guard !json else { return try Terminal.result(Self.json(keys)) }
        let now = Dependencies.system.now()
        for key in keys { try Terminal.result(key.line(at: now)) }
    }

    private static func json(_ keys: [AccessKey]) -> String {
        var writer = JSONWriter()
        writer.array(keys) { writer, key in writer.key(key) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// `dateline key revoke`
struct RevokeKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke a key, on every instance within a second.",
        discussion: """
            What was revoked cannot be used again; a key that is not known ends with 2.

            EXAMPLES
              dateline key revoke k3v9x2m4p7qa
              dateline key revoke k3v9x2m4p7qa --json
            """)

    @Argument(help: "The id: the middle part of the key")
    var id: String
    @Flag(help: "Print one JSON object")
    var json = false
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let parts = id.split(separator: "_")
        let id = id.hasPrefix("dl_") && parts.count > 1 ? String(parts[1]) : id
        try await StorageSession.run(storage.settings(), to: .change) { storage in
            try await KeyService.over(storage).revoke(id: id)
        }
        do throws(CommandFailure) {
            try Terminal.result(json ? Self.json(id) : "revoked \(id)")
        } catch {
            throw CommandFailure(.unwritable, "\(error.message); the key is revoked")
        }
    }

    private static func json(_ id: String) -> String {
        var writer = JSONWriter()
        writer.raw("{\"revoked\":")
        writer.string(id)
        writer.raw("}")
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

extension KeyService {
    static func over(_ storage: Storage) throws(CommandFailure) -> KeyService {
        guard !storage.isVolatile else {
            throw CommandFailure(
                .usage, "keys of \(storage.description) live only in the process that serves")
        }
        return KeyService(keys: storage.repository, dependencies: .system)
    }

    /// Prints a line with the secret of a new key. One that nobody can have seen is taken back.
    ///
    /// - Throws: `unwritable`, which says what became of the key.
    func show(_ line: String, or id: String) async throws(CommandFailure) {
        do throws(CommandFailure) {
            try Terminal.result(line)
        } catch {
            do throws(ArticleError) {
                try await revoke(id: id)
            } catch let other {
                throw CommandFailure(
                    .unwritable,
                    "\(error.message); the key \(id) was made and could not be taken back: \(other.message)\n"
                        + "  next: `\(MigrationCommandLine.line("key revoke \(id)"))`")
            }
            throw CommandFailure(.unwritable, "\(error.message); the key was not kept")
        }
    }
}

extension String {
    /// The text without control characters, so that it can't break a table.
    var onOneLine: String {
        String(
            String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
