import ArgumentParser
import Articles

/// `dateline key`
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make, list and revoke keys.",
        discussion: """
            A key is sent as "Authorization: Bearer dl_<id>_<secret>". Scopes: read sees drafts, write
            changes articles and reads, admin does everything.

            EXAMPLES
              dateline key create --scope write --label "Website build"
              dateline key list
              dateline key revoke k3v9x2m4p7qa
            """,
        subcommands: [CreateKeyCommand.self, ListKeysCommand.self, RevokeKeyCommand.self])
}

/// `dateline key create`
struct CreateKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a key and print it. It is shown only now.")

    @Option(help: "read, write or admin")
    var scope = "write"
    @Option(help: "What the key is for")
    var label = ""
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        guard let scope = Scope.allCases.first(where: { $0.name == scope }) else {
            throw CommandFailure(.usage, "--scope must be read, write or admin, not \"\(self.scope)\"")
        }
        guard label.unicodeScalars.count <= 200, !label.utf8.contains(0) else {
            throw CommandFailure(.usage, "--label must have at most 200 characters")
        }
        let token = try await StorageSession.run(storage.settings()) { storage in
            try await KeyService.over(storage).create(label: label, scope: scope).token
        }
        Terminal.result(token)
    }
}

/// `dateline key list`
struct ListKeysCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the keys, oldest first. Secrets are not stored.")

    @Flag(help: "Print one JSON array")
    var json = false
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let keys = try await StorageSession.run(storage.settings()) { storage in
            try await KeyService.over(storage).list()
        }
        guard !json else { return Terminal.result(Self.json(keys)) }
        for key in keys {
            let scope = key.scope.name + String(repeating: " ", count: 5 - key.scope.name.count)
            Terminal.result("\(key.id)  \(scope)  \(key.createdAt)  \(key.label.onOneLine)")
        }
    }

    private static func json(_ keys: [AccessKey]) -> String {
        var writer = JSONWriter()
        writer.array(keys) { writer, key in
            writer.raw("{\"id\":")
            writer.string(key.id)
            writer.raw(",\"scope\":")
            writer.string(key.scope.name)
            writer.raw(",\"created_at\":")
            writer.timestamp(key.createdAt)
            writer.raw(",\"label\":")
            writer.string(key.label)
            writer.raw("}")
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// `dateline key revoke`
struct RevokeKeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Revoke a key at once, on every instance.")

    @Argument(help: "The id: the middle part of the key")
    var id: String
    @OptionGroup var storage: StorageOptions

    func run() async throws {
        let id = id.hasPrefix("dl_") ? String(id.split(separator: "_")[1]) : id
        try await StorageSession.run(storage.settings()) { storage in
            try await KeyService.over(storage).revoke(id: id)
        }
        Terminal.result("revoked \(id)")
    }
}

extension KeyService {
    static func over(_ storage: Storage) throws(CommandFailure) -> KeyService {
        guard storage.schema != nil else {
            throw CommandFailure(
                .usage, "keys of \(storage.description) live only in the process that serves")
        }
        return KeyService(keys: storage.repository, surroundings: .system)
    }
}

extension String {
    /// The text without control characters, so that it can't break a table.
    var onOneLine: String {
        String(
            String.UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : $0 }))
    }
}
