import Foundation
import Testing

/// The binary `dateline`, as the tests' own build made it.
enum Program {
    /// What a run of it left behind.
    struct Outcome: Sendable {
        let code: Int32
        let output: String
        let errors: String
    }

    /// Where it is: beside the test bundle.
    static let url: URL? = Bundle.allBundles.map(\.bundleURL)
        .appending(CommandLine.arguments.prefix(1).map { URL(filePath: $0) })
        .map { $0.deletingLastPathComponent().appending(path: "dateline") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false)) }

    /// A process that is ready to start, with only these variables beside those of the system.
    static func process(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        let binary = try #require(Self.url, "the binary is not built")
        process.executableURL = binary
        process.arguments = arguments
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("DATELINE_") }
        process.environment = inherited.merging(environment) { _, new in new }
        return process
    }

    /// Runs it to its end, on a thread of its own.
    static func run(
        _ arguments: String..., environment: [String: String] = [:], input: String = ""
    ) async throws -> Outcome {
        try await run(arguments, environment: environment, input: input)
    }

    /// Runs it to its end, on a thread of its own.
    static func run(
        _ arguments: [String], environment: [String: String] = [:], input: String = ""
    ) async throws -> Outcome {
        let process = try process(arguments, environment)
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try finish(process, input) })
            }
        }
    }

    private static func finish(_ process: Process, _ input: String) throws -> Outcome {
        let folder = try TemporaryFolder()
        for name in ["in", "out", "err"] {
            try Data((name == "in" ? input : "").utf8).write(to: folder.url.appending(path: name))
        }
        process.standardInput = try FileHandle(forReadingFrom: folder.url.appending(path: "in"))
        process.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: "out"))
        process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: "err"))
        try process.run()
        process.waitUntilExit()
        return Outcome(
            code: process.terminationStatus,
            output: try String(contentsOf: folder.url.appending(path: "out"), encoding: .utf8),
            errors: try String(contentsOf: folder.url.appending(path: "err"), encoding: .utf8))
    }
}

extension Array {
    func appending(_ others: [Element]) -> [Element] { self + others }
}
