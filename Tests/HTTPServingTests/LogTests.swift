import Foundation
import HTTPRouting
import HTTPServing
import HTTPTypes
import Logging
import Testing

@Suite(.timeLimit(.minutes(1))) struct LogTests {
    private func lines(of body: (LogSink) async throws -> Void) async throws -> [[String: Any]] {
        let pipe = Pipe()
        let sink = LogSink(descriptor: pipe.fileHandleForWriting.fileDescriptor)
        try await body(sink)
        sink.flush()
        try pipe.fileHandleForWriting.close()
        let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
        return try data.split(separator: UInt8(ascii: "\n")).map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
        }
    }

    @Test func `an event is one JSON object on one line, whatever is in it`() async throws {
        let text = "a\"b\\c\n\r\t\u{1B}[31m\u{0}\u{7F}é\u{2028}"
        let lines = try await lines { sink in
            var logger = Logger(label: "test") { JSONLogHandler(label: $0, sink: sink) }
            logger[metadataKey: "own"] = "mine"
            logger.info(
                "\(text)",
                metadata: [
                    text: .string(text), "list": [.string(text)], "object": .dictionary([text: "x"]),
                    "number": .stringConvertible(7),
                ])
            logger.debug("too fine")
            logger.warning("second")
        }
        try #require(lines.count == 2)
        #expect(lines[0]["message"] as? String == text)
        #expect(lines[0][text] as? String == text)
        #expect(lines[0]["list"] as? [String] == [text])
        #expect(lines[0]["object"] as? [String: String] == [text: "x"])
        #expect(lines[0]["number"] as? Int == 7)
        #expect(lines[0]["own"] as? String == "mine")
        #expect(lines[0]["level"] as? String == "info")
        #expect(lines[0]["logger"] as? String == "test")
        let time = try #require(lines[0]["time"] as? String)
        #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
        #expect(lines[1]["level"] as? String == "warning")
    }

    @Test func `a response is logged without query and credentials`() async throws {
        let lines = try await lines { sink in
            let logger = Logger(label: "http") { JSONLogHandler(label: $0, sink: sink) }
            try await TestServer.run(testRouter(), logger: logger) { server in
                _ = try await server.response(
                    to: "GET /echo/x%0Ay?key=canary HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer canary\r\n"
                        + "X-Request-Id: mine\r\nConnection: close\r\n\r\n")
                _ = try await server.everything(after: "GET /hello HTTP/1.1\r\n\r\n")
            }
        }
        let requests = lines.filter { $0["message"] as? String == "request" }
        try #require(requests.count == 2)
        #expect(requests[0]["method"] as? String == "GET")
        #expect(requests[0]["path"] as? String == "/echo/x%0Ay")
        #expect(requests[0]["status"] as? Int == 200)
        #expect(requests[0]["bytes"] as? Int == 3)
        #expect(requests[0]["request_id"] as? String == "mine")
        #expect(requests[0]["remote"] as? String == "127.0.0.1")
        #expect(requests[0]["duration_us"] is Int)
        #expect(requests[1]["status"] as? Int == 400)
        #expect(requests[1]["path"] == nil)
        #expect(!lines.contains { "\($0)".contains("canary") })
    }

    @Test func `a valid traceparent is in the line of its request, and a malformed one is not`() async throws
    {
        let (trace, span) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7")
        let lines = try await lines { sink in
            let logger = Logger(label: "http") { JSONLogHandler(label: $0, sink: sink) }
            try await TestServer.run(testRouter(), logger: logger) { server in
                for value in ["00-\(trace)-\(span)-01", "00-\(trace)-\(span)-canary"] {
                    _ = try await server.response(
                        to: "GET /hello HTTP/1.1\r\nHost: a\r\nTraceparent: \(value)\r\n\r\n")
                }
            }
        }
        let requests = lines.filter { $0["message"] as? String == "request" }
        try #require(requests.count == 2)
        #expect(requests[0]["trace_id"] as? String == trace)
        #expect(requests[0]["span_id"] as? String == span)
        #expect(requests[1]["trace_id"] == nil && requests[1]["span_id"] == nil)
        #expect(!lines.contains { "\($0)".contains("canary") })
    }

    @Test func `nothing is logged when the access log is off`() async throws {
        let lines = try await lines { sink in
            let logger = Logger(label: "http") { JSONLogHandler(label: $0, sink: sink) }
            try await TestServer.run(testRouter(), logger: logger, configure: { $0.logsAccess = false }) {
                server in
                let response = try await server.response(to: "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
                #expect(response?.status == 200)
            }
        }
        #expect(lines.isEmpty)
    }

    @Test func `lines from many tasks are neither lost nor mixed`() async throws {
        let lines = try await lines { sink in
            let logger = Logger(label: "test") { JSONLogHandler(label: $0, sink: sink) }
            await withTaskGroup { tasks in
                for number in 0..<8 {
                    tasks.addTask {
                        for step in 0..<20 { logger.info("line", metadata: ["n": "\(number * 20 + step)"]) }
                    }
                }
            }
        }
        #expect(Set(lines.compactMap { $0["n"] as? String }).count == 160)
    }

    @Test func `what waits too long is dropped and counted`() async throws {
        let pipe = Pipe()
        let sink = LogSink(descriptor: pipe.fileHandleForWriting.fileDescriptor, limit: 100)
        for _ in 0..<10_000 { sink.write([UInt8](repeating: UInt8(ascii: "x"), count: 99) + [0x0A]) }
        let reading = Task.detached { try pipe.fileHandleForReading.readToEnd() ?? Data() }
        sink.flush()
        try pipe.fileHandleForWriting.close()
        let text = String(decoding: try await reading.value, as: UTF8.self)
        let kept = text.split(separator: "\n").filter { $0.hasPrefix("x") }.count
        let dropped = text.matches(of: /"dropped":(\d+)/).compactMap { Int($0.1) }.reduce(0, +)
        #expect(kept + dropped == 10_000)
        #expect(dropped > 0)
    }
}
