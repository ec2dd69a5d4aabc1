import Foundation
import HTTPRouting
import HTTPServing
import HTTPTypes
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1))) struct CompressionTests {
    private static let text = String(repeating: "all work and no play ", count: 100)

    private static let router = testRouter { router in
        router.on(.get, "/article") { request in
            if request.field(.ifNoneMatch) == "\"3-abc\"" {
                return Response(status: .notModified, fields: [.eTag: "\"3-abc\""])
            }
            let fields: HTTPFields = [.contentType: "application/json", .eTag: "\"3-abc\""]
            return Response(fields: fields, body: .bytes(Array(text.utf8)))
        }
        router.on(.get, "/weak") { _ in
            let fields: HTTPFields = [.contentType: "text/html; charset=utf-8", .eTag: "W/\"1\""]
            return Response(fields: fields, body: .bytes(Array(text.utf8)))
        }
        router.on(.get, "/image") { _ in
            Response(contentType: "image/png", text)
        }
        router.on(.get, "/match") { request in
            Response(contentType: "text/plain", request.field(.ifMatch) ?? "")
        }
    }

    private func get(_ target: String, _ fields: String, _ server: TestServer) async throws -> WireResponse {
        try #require(try await server.response(to: "GET \(target) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n"))
    }

    @Test(arguments: ["gzip", "deflate, gzip;q=0.5", "*", "GZIP", "identity;q=0.5, gzip", "br, x-gzip"])
    func `a client that takes gzip gets it`(encodings: String) async throws {
        try await TestServer.run(Self.router) { server in
            let response = try await get("/article", "Accept-Encoding: \(encodings)\r\n", server)
            #expect(response["Content-Encoding"] == "gzip")
            #expect(response["ETag"] == "\"3-abc-gzip\"")
            #expect(response["Vary"] == "Accept-Encoding")
            #expect(response["Content-Length"] == "\(response.body.count)")
            #expect(response.body.count < 200)
            #expect(try gunzip(response.body) == Self.text)
        }
    }

    @Test(arguments: [nil, "", "identity", "gzip;q=0", "br", "*;q=0", "gzip;q=0.5, identity", "gzip;q=x"])
    func `a client that does not gets the bytes as they are`(encodings: String?) async throws {
        try await TestServer.run(Self.router) { server in
            let field = encodings.map { "Accept-Encoding: \($0)\r\n" } ?? ""
            let response = try await get("/article", field, server)
            #expect(response["Content-Encoding"] == nil)
            #expect(response["ETag"] == "\"3-abc\"")
            #expect(response["Vary"] == "Accept-Encoding")
            #expect(response.text == Self.text)
        }
    }

    @Test func `a weak tag stays as it is`() async throws {
        try await TestServer.run(Self.router) { server in
            let response = try await get("/weak", "Accept-Encoding: gzip\r\n", server)
            #expect(response["Content-Encoding"] == "gzip")
            #expect(response["ETag"] == "W/\"1\"")
        }
    }

    @Test(arguments: ["/image", "/hello"])
    func `what is small or compressed already stays as it is`(target: String) async throws {
        try await TestServer.run(Self.router) { server in
            let response = try await get(target, "Accept-Encoding: gzip\r\n", server)
            #expect(response["Content-Encoding"] == nil)
            #expect(response["Vary"] == nil)
        }
    }

    @Test func `the tag of a compressed response is as good as that of the plain one`() async throws {
        try await TestServer.run(Self.router) { server in
            let coded = try await get("/article", "If-None-Match: \"3-abc-gzip\"\r\n", server)
            #expect(coded.status == 304)
            #expect(coded["ETag"] == "\"3-abc-gzip\"")
            #expect(coded["Vary"] == "Accept-Encoding")
            let plain = try await get("/article", "If-None-Match: \"3-abc\"\r\n", server)
            #expect(plain.status == 304)
            #expect(plain["ETag"] == "\"3-abc\"")
            let match = try await get("/match", "If-Match: \"1-a-gzip\", W/\"2\",\"3-b\"\r\n", server)
            #expect(match.text == "\"1-a\", W/\"2\",\"3-b\"")
        }
    }

    @Test func `HEAD names the same tag and coding as GET`() async throws {
        try await TestServer.run(Self.router) { server in
            let response = try await server.response(
                to: "HEAD /article HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n")
            #expect(response?["ETag"] == "\"3-abc-gzip\"")
            #expect(response?["Content-Encoding"] == "gzip")
            #expect(response?["Content-Length"] == nil)
        }
    }

    @Test func `without compression nothing varies`() async throws {
        try await TestServer.run(Self.router, configure: { $0.compression = nil }) { server in
            let response = try await get("/article", "Accept-Encoding: gzip\r\n", server)
            #expect(response["Content-Encoding"] == nil)
            #expect(response["Vary"] == nil)
        }
    }
}

/// What gzip makes of compressed bytes.
func gunzip(_ bytes: [UInt8]) throws -> String {
    let input = Pipe()
    let output = Pipe()
    let process = try ChildProcess(
        URL(filePath: "/usr/bin/env"), ["gzip", "-dc"],
        environment: ProcessInfo.processInfo.environment, input: input.fileHandleForReading,
        output: output.fileHandleForWriting, errors: .standardError)
    try input.fileHandleForReading.close()
    try output.fileHandleForWriting.close()
    try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    try input.fileHandleForWriting.close()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    #expect(process.waitUntilExit() == 0)
    return String(decoding: text, as: UTF8.self)
}
