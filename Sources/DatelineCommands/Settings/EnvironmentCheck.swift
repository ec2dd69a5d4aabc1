import ArgumentParser
import Articles
import Foundation

/// Finds the variables `DATELINE_…` that nobody reads: misspelt ones, and those of flags that are flags only.
struct EnvironmentCheck {
    private let names: [String]

    init(environment: [String: String]) {
        names = environment.keys.filter { $0.hasPrefix(Self.prefix) && !Self.isForeign($0) }.sorted()
    }

    /// That of this process.
    static let process = EnvironmentCheck(environment: ProcessInfo.processInfo.environment)

    /// Refuses to serve with a setting that does not hold, since that may be one that protects; other commands warn.
    func run(for command: any ParsableCommand) throws(CommandFailure) {
        let problems = problems()
        guard !problems.isEmpty else { return }
        guard command is ServeCommand else {
            for problem in problems { Terminal.note("warning: \(problem)") }
            return
        }
        throw CommandFailure(.usage, problems.joined(separator: "\n"))
    }

    /// A line for each variable that is no setting. Values are not quoted.
    func problems() -> [String] {
        guard !names.isEmpty else { return [] }
        let known = Self.settings()
        return names.filter { !known.contains($0) }.map { Self.problem($0, among: known) }
    }

    private static let prefix = "DATELINE_"
    /// Flags of commands that have no variable.
    private static let flags = [
        "all", "apply", "dir", "dry-run", "exit-code", "for", "force", "format", "from", "include-pages", "json",
        "label", "lock-wait", "locks", "output", "report", "scope", "scratch", "source", "status", "steps",
        "to", "undo", "wait", "yes",
    ]

    /// The variable of every setting that is read.
    private static func settings() -> [String] {
        var reader = SettingsReader(environment: [:])
        if let storage = try? StorageOptions.parse([]), let serve = try? ServeOptions.parse([]) {
            _ = try? storage.settings(&reader)
            _ = try? ServeSettings(serve, &reader)
        }
        return (reader.entries.map(\.name) + MigrateOptions.settings).map(SettingsReader.variable)
    }

    private static func problem(_ name: String, among known: [String]) -> String {
        let rest = String(name.dropFirst(prefix.count))
        let positive = prefix + rest.dropFirst("NO_".count)
        if rest.hasPrefix("NO_"), known.contains(positive) {
            return "\(name) is not a setting: say \(positive)=false"
        }
        if let flag = flags.first(where: { SettingsReader.variable($0) == name }) {
            return "\(name) is not a setting: --\(flag) is a flag only"
        }
        let nearest = nearestName(
            to: name, among: known.map { $0.lowercased() }, within: max(2, rest.count / 2))
        guard let nearest else {
            return "\(name) is not a setting: `dateline config` shows all"
        }
        return "\(name) is not a setting: did you mean \(nearest.uppercased())?"
    }

    /// What tests and benchmarks of this program, its compose file, and Kubernetes for a service named `dateline`
    /// put into the environment.
    private static func isForeign(_ name: String) -> Bool {
        ["TEST_", "BENCHMARK_", "PUBLISH", "SERVICE_HOST", "SERVICE_PORT"].contains {
            name.hasPrefix(prefix + $0)
        }
            || name.wholeMatch(of: /DATELINE_PORT_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?/) != nil
    }
}
