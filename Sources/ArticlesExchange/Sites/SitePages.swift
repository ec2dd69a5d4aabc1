import Articles
import Foundation
import StrictJSON
import Synchronization

/// How much is read of a site at most.
struct SiteLimits: Sendable {
    /// Pages of one list.
    var pages = 100_000
    /// Bytes of all responses.
    var bytes = 8 << 30
}

/// What was read of a site, in a folder: the responses, to go on from, and the files that are imported.
final class SitePages: Sendable {
    let transport: any SiteTransport
    /// The folder of the files that are imported.
    let output: String
    private let responses: String
    /// Has the number of the reading since that began, and stays if it is broken off.
    private let mark: String
    /// Has the number of the last reading that was complete.
    private let last: String
    /// The number of the reading, which that of an earlier run may be. Times would not tell readings apart: files have those of the
    /// kernel's clock, some milliseconds apart.
    private let reading: Int
    private let limits: SiteLimits
    private let state = Mutex((count: 0, bytes: 0, isJSON: false))

    /// So long after a run was broken off its responses are taken that can't be asked for on a condition. Pages of different times
    /// do not fit together: where something was deleted meanwhile, the ones behind it have moved.
    private static let resumption: TimeInterval = 15 * 60
    /// So long a response is asked for on a condition.
    private static let age: TimeInterval = 86_400

    init(_ folder: String, _ transport: any SiteTransport, _ limits: SiteLimits) throws(SiteError) {
        self.transport = transport
        self.limits = limits
        output = folder + "/pages"
        responses = folder + "/responses"
        mark = folder + "/reading"
        last = folder + "/read"
        let begun = Self.number(in: mark)
        // Whether an earlier run was broken off a short time ago.
        let isResumed = begun != nil && Self.age(of: responses) ?? .infinity < Self.resumption
        reading = isResumed ? begun ?? 0 : max(begun ?? 0, Self.number(in: last) ?? 0) &+ 1
        for path in [output, responses] {
            do {
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            } catch { throw .folder("\(path) can't be made") }
        }
        if !isResumed { try save(Array(String(reading).utf8), mark) }
    }

    /// Notes that everything was read.
    func complete() { _ = unsafe rename(mark, last) }

    /// Throws if a list has more pages than are read.
    func checkCount(_ number: Int) throws(SiteError) {
        guard number <= limits.pages else { throw .site("there are more than \(limits.pages) pages") }
    }

    /// How many files there are.
    var count: Int { state.withLock { $0.count } }
    /// Whether the last one is JSON.
    var isJSON: Bool { state.withLock { $0.isJSON } }

    /// Deletes the files of an earlier run.
    func beginOutput() throws(SiteError) {
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: output) {
                try FileManager.default.removeItem(atPath: "\(output)/\(name)")
            }
        } catch { throw .folder("\(output) can't be emptied") }
    }

    /// Writes the next file.
    func write(_ bytes: [UInt8], isJSON: Bool = true) throws(SiteError) {
        let number = state.withLock { state in
            state.count += 1
            state.isJSON = isJSON
            return state.count
        }
        let digits = String(number)
        let name = String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        try save(bytes, "\(output)/page-\(name).\(isJSON ? "json" : "xml")")
    }

    /// The response to a GET: the one that an earlier run has, if it has not changed since.
    func get(
        _ url: String, fields: [(name: String, value: String)] = []
    ) async throws(SiteError) -> SiteResponse {
        let path = "\(responses)/\(String(contentHash(Array(url.utf8)), radix: 16))"
        let known = self.known(path, url)
        var asked = fields
        if let tag = known?.field("etag") { asked.append(("If-None-Match", tag)) }
        if let time = known?.field("last-modified") { asked.append(("If-Modified-Since", time)) }
        if let known, asked.count == fields.count { return try counted(known) }
        let response = try await transport.get(url, fields: asked)
        if response.status == 304, let known { return try counted(known) }
        _ = try counted(response)
        if response.status == 200 { try save(text(of: response), path) }
        return response
    }

    private func counted(_ response: SiteResponse) throws(SiteError) -> SiteResponse {
        let bytes = state.withLock { state in
            state.bytes += response.body.count
            return state.bytes
        }
        guard bytes <= limits.bytes else {
            throw .site("the site has more than \(limits.bytes >> 20) MiB")
        }
        return response
    }

    // MARK: Files

    private func save(_ bytes: [UInt8], _ path: String) throws(SiteError) {
        // A response has its name when it is whole.
        guard
            FileManager.default.createFile(
                atPath: path + ".part", contents: Data(bytes), attributes: [.posixPermissions: 0o600]),
            unsafe rename(path + ".part", path) == 0
        else { throw .folder("\(path) can't be written") }
    }

    private static let kept = ["etag", "last-modified", "x-wp-totalpages", "link"]

    /// A line with what is kept of the header, the number of the reading and the URL after redirects, then the body. The query, which may have a key, is not
    /// in it: references are resolved without.
    private func text(of response: SiteResponse) -> [UInt8] {
        let path = String(response.url.prefix { $0 != "?" && $0 != "#" })
        let members =
            [JSONMember("url", .string(path)), JSONMember("reading", .number(String(reading)))]
            + Self.kept.compactMap { name in response.field(name).map { JSONMember(name, .string($0)) } }
        var writer = JSONWriter()
        writer.value(.object(members))
        return writer.bytes + [UInt8(ascii: "\n")] + response.body
    }

    private func known(_ path: String, _ url: String) -> SiteResponse? {
        guard let time = Self.time(of: path), -time.timeIntervalSinceNow < Self.age,
            let data = FileManager.default.contents(atPath: path),
            let end = data.firstIndex(of: UInt8(ascii: "\n")),
            case .object(let members)? = try? JSONParser.parse(Array(data[..<end]))
        else { return nil }
        let fields = members.compactMap { member in member.value.text.map { (name: member.name, value: $0) } }
        let hasCondition = fields.contains { ["etag", "last-modified"].contains($0.name) }
        // One of a former reading is of another time.
        guard hasCondition || members.contains(JSONMember("reading", .number(String(reading)))) else {
            return nil
        }
        return SiteResponse(
            status: 200, url: fields.first { $0.name == "url" }?.value ?? url, fields: fields,
            body: Array(data[(end + 1)...]))
    }

    /// How many seconds ago something was changed.
    private static func age(of path: String) -> TimeInterval? {
        time(of: path).map { -$0.timeIntervalSinceNow }
    }

    private static func number(in path: String) -> Int? {
        FileManager.default.contents(atPath: path).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
    }

    private static func time(of path: String) -> Date? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return attributes?[.modificationDate] as? Date
    }
}
