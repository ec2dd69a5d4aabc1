import Foundation
import HTTPTypes
import NIOCore
import StrictJSON
import TestSupport
import Testing

/// `dateline serve` as a process of its own.
final class ServerProcess: Sendable {
    private let process: ChildProcess
    let client: SocketClient
    /// The key that it printed, if it made one.
    let key: String

    /// Starts it on a free port, and waits until it is ready.
    init(_ arguments: String..., environment: [String: String] = [:]) async throws {
        let pipe = Pipe()
        let nothing = try FileHandle(forUpdating: URL(filePath: "/dev/null"))
        process = try Program.start(
            ["serve", "--port", "0", "--no-access-log"] + arguments, environment, input: nothing,
            output: pipe.fileHandleForWriting, errors: nothing)
        try pipe.fileHandleForWriting.close()
        try nothing.close()
        let lines = await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: Self.lines(of: pipe.fileHandleForReading))
            }
        }
        let line = try #require(
            lines.last { $0.hasPrefix("listening on http://") }, "it did not start: \(lines)")
        let address = line.dropFirst("listening on http://".count).prefix { $0 != " " }.split(separator: ":")
        let port = try #require(address.last.flatMap { Int($0) })
        client = SocketClient(address: try SocketAddress(ipAddress: "127.0.0.1", port: port))
        key =
            lines.lazy.compactMap { $0.split(separator: " ").last { $0.hasPrefix("dl_") } }.first.map(
                String.init) ?? ""
    }

    /// The lines up to the one that says it listens, or all when it ends before that.
    private static func lines(of handle: FileHandle) -> [String] {
        var text = ""
        while true {
            let data = handle.availableData
            text += String(decoding: data, as: UTF8.self)
            let lines = text.split(separator: "\n").map(String.init)
            if data.isEmpty || (text.hasSuffix("\n") && lines.contains { $0.hasPrefix("listening on") }) {
                return lines
            }
        }
    }

    func send(
        _ method: HTTPRequest.Method, _ target: String, json: String = "", key: String? = nil
    ) async throws -> ReceivedResponse {
        var fields = HTTPFields()
        if !json.isEmpty { fields[.contentType] = "application/json" }
        if let key { fields[.authorization] = "Bearer \(key)" }
        return try await client.send(method, target, fields, Array(json.utf8))
    }

    /// Sends a signal.
    func signal(_ number: Int32) {
        process.send(number)
    }

    /// Waits for the end and returns the exit code.
    func end() async -> Int32 {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(returning: self.process.waitUntilExit())
            }
        }
    }

    /// Ends it in good order.
    func stop() async {
        signal(SIGTERM)
        _ = await end()
    }

    deinit {
        process.send(SIGKILL)
    }
}
