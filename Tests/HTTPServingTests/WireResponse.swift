/// A response as it came over the wire.
struct WireResponse: Sendable, Equatable {
    var status: Int
    var fields: [(name: String, value: String)]
    var body: [UInt8]

    struct Malformed: Error {}

    static func == (left: Self, right: Self) -> Bool {
        left.status == right.status && left.body == right.body
            && left.fields.map { "\($0.name): \($0.value)" } == right.fields.map { "\($0.name): \($0.value)" }
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    subscript(name: String) -> String? {
        let values = fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
        return values.isEmpty ? nil : values.joined(separator: ", ")
    }

    /// The first response in the bytes and its length; nil if it is not complete.
    static func parse(
        _ bytes: [UInt8], toHead: Bool, isEnded: Bool
    ) throws -> (response: WireResponse, length: Int)? {
        guard let end = find("\r\n\r\n", in: bytes, from: 0) else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = lines[0].split(separator: " ", maxSplits: 2)
        guard words[0] == "HTTP/1.1", let status = Int(words[1]) else { throw Malformed() }
        var response = WireResponse(status: status, fields: [], body: [])
        for line in lines.dropFirst() {
            let halves = line.split(separator: ":", maxSplits: 1)
            guard halves.count == 2 else { throw Malformed() }
            response.fields.append((String(halves[0]), String(halves[1].drop { $0 == " " })))
        }
        let start = end + 4
        if toHead || status < 200 || status == 204 || status == 304 { return (response, start) }
        if response["transfer-encoding"] == "chunked" {
            return try parseChunks(bytes, from: start, into: response)
        }
        if let length = response["content-length"].flatMap({ Int($0) }) {
            guard bytes.count >= start + length else { return nil }
            response.body = Array(bytes[start..<start + length])
            return (response, start + length)
        }
        guard isEnded else { return nil }
        response.body = Array(bytes[start...])
        return (response, bytes.count)
    }

    private static func parseChunks(
        _ bytes: [UInt8], from start: Int, into response: WireResponse
    ) throws -> (response: WireResponse, length: Int)? {
        var response = response
        var index = start
        while let end = find("\r\n", in: bytes, from: index) {
            let digits = String(decoding: bytes[index..<end], as: UTF8.self)
            guard let size = Int(digits, radix: 16) else { throw Malformed() }
            guard bytes.count >= end + 2 + size + 2 else { return nil }
            if size == 0 { return (response, end + 4) }
            response.body += bytes[end + 2..<end + 2 + size]
            index = end + 2 + size + 2
        }
        return nil
    }

    private static func find(_ pattern: String, in bytes: [UInt8], from start: Int) -> Int? {
        let pattern = Array(pattern.utf8)
        guard bytes.count >= start + pattern.count else { return nil }
        return (start...bytes.count - pattern.count).first { index in
            bytes[index..<index + pattern.count].elementsEqual(pattern)
        }
    }
}
