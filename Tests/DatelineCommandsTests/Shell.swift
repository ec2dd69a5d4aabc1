import Foundation
import TestSupport
import Testing

/// A script of the shell in a folder of its own, for what only a shell can set up: redirections, limits, pipes.
struct Shell: Sendable {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Runs a script with bash in the folder; `$D` is the binary.
    func run(_ script: String, _ environment: [String: String] = [:]) async throws -> Outcome {
        let binary = try #require(Program.dateline, "the binary is not built")
        let variables = ["D": binary.path(percentEncoded: false), "F": folder.path("")]
        return try await Program(
            URL(filePath: "/bin/bash"), ["-c", "cd \"$F\" || exit 99\n" + script],
            variables.merging(environment) { _, new in new }
        ).outcome()
    }

    /// The names of the files, but for these.
    func files(but others: String...) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path("")).filter {
            !["in", "out", "err"].contains($0) && !others.contains($0)
        }.sorted()
    }

    /// The permissions of a file, such as `600`.
    func mode(_ name: String) throws -> String {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
        return String(try #require(attributes[.posixPermissions] as? Int), radix: 8)
    }
}
