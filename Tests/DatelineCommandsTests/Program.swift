import Foundation
import TestSupport
import Testing

/// A program that ran to its end.
struct Outcome: Sendable {
    let code: Int32
    let output: String
    let errors: String
}

/// A program that was started, with its outputs in files; killed when nobody waits for it any more.
final class Program: Sendable {
    private let process: ChildProcess
    private let folder: TemporaryFolder

    /// The binary `dateline`, as the tests' own build made it: beside the test bundle.
    static let dateline: URL? =
        (Bundle.allBundles.map(\.bundleURL) + CommandLine.arguments.prefix(1).map { URL(filePath: $0) })
        .map { $0.deletingLastPathComponent().appending(path: "dateline") }
        .first { FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false)) }

    /// Starts `dateline`, with only these variables of its own in the environment.
    static func dateline(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Program {
        try Program(try #require(dateline, "the binary is not built"), arguments, environment)
    }

    /// Starts a program; `input` is its standard input, nothing by default.
    init(
        _ program: URL, _ arguments: [String], _ environment: [String: String] = [:],
        input: Pipe? = nil
    ) throws {
        let folder = try TemporaryFolder()
        let inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("DATELINE_") }
        let files = [
            try input?.fileHandleForReading ?? FileHandle(forReadingFrom: URL(filePath: "/dev/null")),
            try folder.writing("out"), try folder.writing("err"),
        ]
        process = try ChildProcess(
            program, arguments, environment: inherited.merging(environment) { _, new in new },
            input: files[0], output: files[1], errors: files[2])
        self.folder = folder
        for file in files { try file.close() }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.timeout) { [weak self] in
            guard let self, process.isRunning else { return }
            Issue.record("\(program.lastPathComponent) \(arguments) did not end: \(output)\(errors)")
            send(SIGKILL)
        }
    }

    /// The seconds after which a program that is still waited for hangs.
    private static let timeout = 240.0

    deinit { send(SIGKILL) }

    func send(_ signal: Int32) { process.send(signal) }

    var isRunning: Bool { process.isRunning }

    /// What it has written so far.
    var output: String { (try? folder.text("out")) ?? "" }
    var errors: String { (try? folder.text("err")) ?? "" }

    /// Waits for its end, on a thread of its own. A signal that ended it is a negative code.
    func outcome() async throws -> Outcome {
        let code = await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in continuation.resume(returning: process.waitUntilExit()) }
        }
        let outcome = Outcome(code: code, output: try folder.text("out"), errors: try folder.text("err"))
        Secrets.check(outcome)
        return outcome
    }
}

/// What must not be in any output of any program of these tests.
enum Secrets {
    static let malformed = "hunter2-canary"

    private static let all: [String] = [malformed] + (PostgreSQL.password.map { [$0] } ?? [])

    static func check(_ outcome: Outcome) {
        for secret in all where outcome.output.contains(secret) || outcome.errors.contains(secret) {
            Issue.record("a password was printed, and is not shown here")
        }
    }
}

extension TemporaryFolder {
    fileprivate func writing(_ name: String) throws -> FileHandle {
        try write("", to: name)
        return try FileHandle(forWritingTo: url.appending(path: name))
    }
}

/// Asks until it is so, leaving the machine to others meanwhile; gives up after a minute.
func wait(for what: String, _ isTrue: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while try await !isTrue() {
        try #require(ContinuousClock.now < end, "\(what) did not come")
        await Task.yield()
    }
}
