import ArgumentParser
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
    func problems() -> [String] { names.compactMap(SettingNames.problem(inEnvironment:)) }

    private static let prefix = "DATELINE_"

    /// What tests and benchmarks of this program, its compose file, and Kubernetes for a service named `dateline`
    /// put into the environment.
    private static func isForeign(_ name: String) -> Bool {
        ["TEST_", "BENCHMARK_", "PUBLISH", "SERVICE_HOST", "SERVICE_PORT"].contains {
            name.hasPrefix(prefix + $0)
        }
            || name.wholeMatch(of: /DATELINE_PORT_\d+_(TCP|UDP)(_(PROTO|PORT|ADDR))?/) != nil
    }
}
