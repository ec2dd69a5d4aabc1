/// How a person calls the program that runs migrations, so that a hint is a line that can be pasted.
public struct MigrationCommandLine: Sendable, Hashable {
    /// A flag with its value, quoted for a shell.
    public struct Flag: Sendable, Hashable {
        /// The flag with its dashes: `--dir`.
        public let name: String
        /// Its value, quoted for a shell.
        public let value: String

        /// A flag; `value` is already quoted.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The words before a command, such as `dateline migrate`, quoted for a shell.
    public var program: String
    /// The command that runs, with its arguments but without `flags`; `nil` for what the library knows of it.
    public var command: String?
    /// The line to run again when it is no command of migrations, such as `dateline serve`.
    public var line: String?
    /// What every command needs to find the same files and the same database.
    public var flags: [Flag]

    /// How a program is called; as a library it is called `migrate`.
    public init(
        program: String = "migrate", command: String? = nil, line: String? = nil, flags: [Flag] = []
    ) {
        self.program = program
        self.command = command
        self.line = line
        self.flags = flags
    }

    /// A word as a shell reads it.
    public static func quoted(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || "0123456789-_./:=@,+%".contains(Character(scalar)))
        }
        guard !isPlain || word.isEmpty else { return word }
        // By scalars: a mark behind the quote makes another character of it.
        return "'" + String(word.unicodeScalars.replacing("'".unicodeScalars, with: "'\\''".unicodeScalars))
            + "'"
    }
}

extension MigrationCommandLine {
    /// The text with each `migrate …` in backquotes as a whole line of a shell.
    ///
    /// - Parameter fill: fills the holes in braces.
    func rendered(_ text: String, _ fill: (String) -> String = { $0 }) -> String {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { $0.offset.isMultiple(of: 2) ? fill(String($0.element)) : code(String($0.element), fill) }
            .joined(separator: "`")
    }

    private func code(_ text: String, _ fill: (String) -> String) -> String {
        guard text.hasPrefix("migrate ") else { return fill(text) }
        if text == "migrate {command}", let line { return line }
        let words = fill(text.replacing("{command}", with: line == nil ? "{command}" : "up"))
            .dropFirst("migrate ".count)
        return ([program, String(words)] + missing(from: words).map { "\($0.name) \($0.value)" })
            .joined(separator: " ")
    }

    /// The flags that a command takes, but for those that it has.
    private func missing(from command: Substring) -> [Flag] {
        let words = command.split(separator: " ")
        guard let name = words.first, !words.contains("--help") else { return [] }
        let isOfFiles = name == "new" || name == "verify"
        return flags.filter { flag in
            !words.contains(Substring(flag.name)) && (!isOfFiles || flag.name == Self.folderFlag)
        }
    }

    /// The folder of files, as a person named it.
    var folder: String { flags.first { $0.name == Self.folderFlag }?.value ?? "Migrations" }

    private static let folderFlag = "--dir"
}
