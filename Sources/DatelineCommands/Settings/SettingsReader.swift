import SQLMigrations

/// Finds each setting in the flag, then the environment, then the file, then its default, and remembers which it was.
struct SettingsReader {
    /// A setting in force.
    struct Entry: Sendable {
        /// Where a value came from.
        enum Origin: String, Sendable {
            case flag
            case environment
            case file
            case `default`
        }

        let name: String
        let value: String
        let origin: Origin
        /// Where in the file the value is.
        var place: String?
    }

    /// The environment of the process.
    let environment: [String: String]
    /// The file, if one was named.
    var file: SettingsFile?
    /// What was asked for so far, in that order.
    private(set) var entries: [Entry] = []

    init(environment: [String: String]) {
        self.environment = environment
    }

    /// The name of the environment variable of a flag: `DATELINE_MAX_CONNECTIONS`.
    static func variable(_ name: String) -> String {
        "DATELINE_" + name.uppercased().replacing("-", with: "_")
    }

    /// A text. `shown` is what `dateline config` prints of it.
    mutating func text(
        _ name: String, _ flag: String?, default fallback: String, shown: (String) -> String = { $0 }
    ) -> String {
        let (value, origin) = find(name, flag, fallback)
        let place = origin == .file ? file?.values[name]?.place : nil
        entries.append(Entry(name: name, value: shown(value), origin: origin, place: place))
        return value
    }

    /// A whole number within `range`.
    mutating func number(
        _ name: String, _ flag: Int?, default fallback: Int, in range: ClosedRange<Int>
    ) throws(CommandFailure) -> Int {
        let text = text(name, flag.map(String.init), default: String(fallback))
        guard let number = Int(text), range.contains(number) else {
            throw wrong(name, text, "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A duration such as `500ms`, `30s` or `5min`.
    mutating func duration(
        _ name: String, _ flag: String?, default fallback: String
    ) throws(CommandFailure) -> Duration {
        let text = text(name, flag, default: fallback)
        guard let duration = Duration(parsing: text) else {
            throw wrong(name, text, "a duration such as 500ms, 30s or 5min")
        }
        return duration
    }

    /// Yes or no.
    mutating func toggle(
        _ name: String, _ flag: Bool?, default fallback: Bool
    ) throws(CommandFailure) -> Bool {
        let text = text(name, flag.map(String.init), default: String(fallback))
        guard let value = Self.toggle(text) else { throw wrong(name, text, "true or false") }
        return value
    }

    /// Yes or no, or a word that leaves it open: nil then, which is the default.
    mutating func toggle(
        _ name: String, _ flag: String?, unless word: String
    ) throws(CommandFailure) -> Bool? {
        let text = text(name, flag, default: word)
        guard text.lowercased() != word else { return nil }
        guard let value = Self.toggle(text) else { throw wrong(name, text, "\(word), true or false") }
        return value
    }

    private static func toggle(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "true", "yes", "1", "on", "t", "y": true
        case "false", "no", "0", "off", "f", "n": false
        case _: nil
        }
    }

    /// One of a few words.
    mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ flag: String?, default fallback: Value
    ) throws(CommandFailure) -> Value {
        let text = text(name, flag, default: fallback.rawValue)
        guard let value = Value(rawValue: text) else {
            throw wrong(name, text, "one of " + Value.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    /// What a setting without a flag is called where it was found: its variable, or its key and place in the file.
    func source(of name: String) -> String {
        let place = entries.last { $0.name == name }?.place
        return place.map { "\(name) (\($0))" } ?? Self.variable(name)
    }

    private func find(_ name: String, _ flag: String?, _ fallback: String) -> (String, Entry.Origin) {
        if let flag { return (flag, .flag) }
        if let value = environment[Self.variable(name)], !value.isEmpty { return (value, .environment) }
        if let value = file?.values[name] { return (value.text, .file) }
        return (fallback, .default)
    }

    private func wrong(_ name: String, _ value: String, _ rule: String) -> CommandFailure {
        let place = entries.last?.place.map { " (\($0))" } ?? ""
        return CommandFailure(.usage, "--\(name) must be \(rule), not \"\(value)\"\(place)")
    }
}
