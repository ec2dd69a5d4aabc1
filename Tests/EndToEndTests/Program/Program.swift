import Foundation
import TestSupport
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

    /// Starts it, with only these variables beside those of the system.
    static func start(
        _ arguments: [String], _ environment: [String: String], input: FileHandle, output: FileHandle,
        errors: FileHandle
    ) throws -> ChildProcess {
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("DATELINE_") }
        return try ChildProcess(
            try #require(Self.url, "the binary is not built"), arguments,
            environment: inherited.merging(environment) { _, new in new },
            input: input, output: output, errors: errors)
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
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try finish(arguments, environment, input) })
            }
        }
    }

    private static func finish(
        _ arguments: [String], _ environment: [String: String], _ input: String
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        for name in ["in", "out", "err"] {
            try Data((name == "in" ? input : "").utf8).write(to: folder.url.appending(path: name))
        }
        let files = [
            try FileHandle(forReadingFrom: folder.url.appending(path: "in")),
            try FileHandle(forWritingTo: folder.url.appending(path: "out")),
            try FileHandle(forWritingTo: folder.url.appending(path: "err")),
        ]
        let process = try start(
            arguments, environment, input: files[0], output: files[1], errors: files[2])
        for file in files { try file.close() }
        return Outcome(
            code: process.waitUntilExit(),
            output: try String(contentsOf: folder.url.appending(path: "out"), encoding: .utf8),
            errors: try String(contentsOf: folder.url.appending(path: "err"), encoding: .utf8))
    }
}

extension Array {
    func appending(_ others: [Element]) -> [Element] { self + others }
}
