import ArgumentParser
import Articles

/// The names of all settings, and what is wrong with a name that is none.
enum SettingNames {
    /// The setting of a URL for migrations alone.
    static let migrateStorage = "migrate-storage"
    /// The setting of the file that holds others.
    static let file = "config"

    /// What is wrong with a variable; `nil` when it is that of a setting.
    static func problem(inEnvironment variable: String) -> String? {
        problem(variable, among: all, written: SettingsReader.variable) {
            "\(SettingsReader.variable($0))=false"
        }
    }

    /// What is wrong with a key of a settings file; `nil` when it is a setting. One that was named in the environment
    /// cannot name another.
    static func problem(inFile key: String) -> String? {
        guard !key.isEmpty, key.utf8.count <= 128 else { return "a key is not a setting" }
        guard key != file else { return "\(file) is not a setting of a file" }
        return problem(key, among: all.filter { $0 != file }, written: { $0 }) { "\($0): false" }
    }

    /// Flags of commands that are no settings.
    private static let flags = [
        "all", "apply", "dir", "dry-run", "exit-code", "for", "force", "format", "from", "include-pages",
        "json", "key",
        "label", "language", "lock-wait", "locks", "output", "prefer", "replace", "report", "restore-deleted",
        "scope",
        "scratch",
        "source", "status",
        "steps", "tag-path",
        "time-zone", "to", "undo", "verify", "wait", "yes",
    ]

    /// Every setting that is read.
    private static let all: [String] = {
        var reader = SettingsReader(environment: [:])
        if let storage = try? StorageOptions.parse([]), let serve = try? ServeOptions.parse([]) {
            _ = try? storage.settings(&reader)
            _ = try? ServeSettings(serve, &reader)
        }
        return reader.entries.map(\.name) + [file, migrateStorage]
    }()

    private static func problem(
        _ name: String, among settings: [String], written: (String) -> String, off: (String) -> String
    ) -> String? {
        let known = Dictionary(settings.map { (written($0), $0) }) { first, _ in first }
        guard known[name] == nil else { return nil }
        if let negated = settings.first(where: { written("no-\($0)") == name }) {
            return "\(name) is not a setting: say \(off(negated))"
        }
        if let flag = flags.first(where: { written($0) == name }) {
            return "\(name) is not a setting: --\(flag) is a flag only"
        }
        let bare = name.utf8.count - (written("").utf8.count)
        let lowered = Dictionary(known.keys.map { ($0.lowercased(), $0) }) { first, _ in first }
        let nearest = nearestName(to: name, among: lowered.keys.sorted(), within: max(2, bare / 2))
        guard let nearest, let spelled = lowered[nearest] else {
            return "\(name) is not a setting: `dateline config` shows all"
        }
        return "\(name) is not a setting: did you mean \(spelled)?"
    }
}
