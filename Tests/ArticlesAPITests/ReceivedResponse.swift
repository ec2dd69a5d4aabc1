import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON
import Testing

/// A response as a client sees it.
struct ReceivedResponse: Sendable {
    let status: Int
    let reason: String
    let fields: HTTPFields
    let bytes: [UInt8]

    init(_ response: Response) {
        status = response.status.code
        reason = response.status.reasonPhrase
        fields = response.fields
        if case .bytes(let bytes) = response.body { self.bytes = bytes } else { bytes = [] }
    }

    subscript(name: HTTPField.Name) -> String? { fields[name] }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var json: JSONValue {
        get throws { try JSONParser.parse(bytes) }
    }

    /// The `ETag`, which must be there.
    var tag: String {
        get throws { try #require(fields[.eTag]) }
    }

    /// `type` of a problem.
    var problem: String? {
        fields[.contentType] == Problem.contentType ? (try? json["type"]?.string) ?? nil : nil
    }

    /// The elements of a list.
    var data: [JSONValue] {
        get throws { try #require(try json["data"]?.elements) }
    }

    /// The titles of a list of articles.
    var titles: [String] {
        get throws { try data.compactMap { $0["title"]?.string } }
    }

    /// A text that holds all that the client gets.
    var everything: String {
        fields.map { "\($0.name): \($0.value)\n" }.joined() + "\(status)\n" + text
    }
}

extension JSONValue {
    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var integer: Int? {
        if case .number(let digits) = self { Int(digits) } else { nil }
    }

    var elements: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    var names: [String] {
        if case .object(let members) = self { members.map(\.name) } else { [] }
    }

    /// The value as text without white space.
    var text: String {
        var writer = JSONWriter()
        writer.value(self)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The text as a JSON string literal.
    static func quoted(_ text: String) -> String { JSONValue.string(text).text }
}

extension HTTPField.Name {
    static let link = HTTPField.Name(token: "Link")
}
