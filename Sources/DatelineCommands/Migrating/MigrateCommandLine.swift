import SQLMigrations

extension MigrationCommandLine {
    /// That of this process.
    static let process = MigrationCommandLine(arguments: CommandLine.arguments)

    /// Reads the words of a process, the program's name first. No password comes out of them.
    init(arguments: [String]) {
        let program = Self.quoted(arguments.first ?? "dateline")
        let isMigrate = arguments.dropFirst().first == "migrate"
        let words = CommandWords(
            arguments.dropFirst(), storage: isMigrate ? "DATELINE_MIGRATE_STORAGE" : "DATELINE_STORAGE")
        self.init(
            program: "\(program) migrate",
            command: isMigrate && words.kept.count > 1 ? words.kept.dropFirst().joined(separator: " ") : nil,
            line: isMigrate ? nil : ([program] + words.all).joined(separator: " "), flags: words.flags)
    }

    /// The same, where a command names the storage in a way of its own, as `storage copy` does.
    func naming(_ storage: StorageURL) -> MigrationCommandLine {
        let value =
            StorageURL.isPlain(storage.text)
            ? Self.quoted(storage.text) : CommandWords.hidden("--storage", "DATELINE_MIGRATE_STORAGE")
        var copy = self
        copy.flags.removeAll { $0.name == "--storage" }
        copy.flags.append(Flag("--storage", value))
        return copy
    }

    /// Another command of the program whose words these are, for the same storage: a line that can be pasted.
    static func line(_ command: String, as arguments: [String] = CommandLine.arguments) -> String {
        let words = CommandWords(arguments.dropFirst(), storage: "DATELINE_STORAGE")
        let flags = words.flags.filter { $0.name != "--dir" }.map { "\($0.name) \($0.value)" }
        return ([quoted(arguments.first ?? "dateline"), command] + flags).joined(separator: " ")
    }
}

/// The words behind the program's name, quoted for a shell.
private struct CommandWords {
    /// Everything.
    private(set) var all: [String] = []
    /// What makes the command, without the flags that every command has.
    private(set) var kept: [String] = []
    private var values: [String: String] = [:]
    /// What every command needs.
    var flags: [MigrationCommandLine.Flag] {
        Self.common.compactMap { name in values[name].map { MigrationCommandLine.Flag(name, $0) } }
    }

    private static let common = ["--config", "--dir", "--storage", "--ledger-schema"]
    /// Timeouts and output are for the person who types the command again to choose.
    private static let dropped = ["--wait", "--lock-wait"]
    private static let urls = ["--storage", "--locks", "--scratch"]

    /// - Parameter storage: the variable that a URL which may hold a password is left to.
    init(_ arguments: some Collection<String>, storage: String) {
        var rest = Array(arguments)[...]
        while let word = rest.popFirst() {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard (Self.common + Self.dropped + Self.urls).contains(name) else {
                append(MigrationCommandLine.quoted(word), isKept: word != "--json")
                continue
            }
            guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else { continue }
            take(
                name,
                Self.isSecret(name, value) ? Self.hidden(name, storage) : MigrationCommandLine.quoted(value))
        }
    }

    private mutating func take(_ name: String, _ value: String) {
        if Self.common.contains(name) { values[name] = value }
        let isKept = !Self.common.contains(name) && !Self.dropped.contains(name)
        for word in [name, value] { append(word, isKept: isKept) }
    }

    private mutating func append(_ word: String, isKept: Bool) {
        all.append(word)
        if isKept { kept.append(word) }
    }

    private static func isSecret(_ name: String, _ value: String) -> Bool {
        urls.contains(name) && !StorageURL.isPlain(value)
    }

    static func hidden(_ name: String, _ storage: String) -> String {
        name == "--storage" ? "\"$\(storage)\"" : "URL"
    }
}

extension StorageURL {
    /// Whether a URL is well formed and certainly holds no password.
    static func isPlain(_ text: String) -> Bool {
        let folded = text.lowercased()
        if folded == "memory:" { return true }
        if folded.hasPrefix("sqlite:") { return !folded.contains("@") && !folded.contains("password=") }
        return folded.wholeMatch(of: Self.plain) != nil
    }

    /// User, host, port and database of letters and digits, and settings that hold no secret.
    private static var plain: Regex<Substring> {
        #/postgres(?:ql)?://(?:[a-z0-9_.\-]+@)?[a-z0-9_.\-]*(?::[0-9]{1,5})?(?:/[a-z0-9_.\-]*)?(?:\?(?:sslmode|host|port)=[a-z0-9_.\-/%]*)?/#
    }
}
