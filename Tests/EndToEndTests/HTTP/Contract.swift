import Articles
import ArticlesAPI
import Foundation
import StrictJSON
import Testing
import Yams

/// `openapi.yaml`, as a value.
enum Contract {
    /// The top of the package.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../..").standardized

    /// The bytes of the file, in both forms.
    static func document() throws -> OpenAPIDocument { try known.get().document }

    /// The contract.
    static func value() throws -> JSONValue { try known.get().value }

    private static let known = Result {
        let yaml = try Data(contentsOf: root.appending(path: "openapi.yaml"))
        let value = JSONValue(try #require(try Yams.compose(yaml: String(decoding: yaml, as: UTF8.self))))
        var writer = JSONWriter()
        writer.value(value)
        return (document: OpenAPIDocument(yaml: Array(yaml), json: writer.bytes), value: value)
    }
}

extension JSONValue {
    init(_ node: Node) {
        switch node {
        case .mapping(let mapping):
            self = .object(mapping.map { JSONMember($0.key.string ?? "", JSONValue($0.value)) })
        case .sequence(let sequence): self = .array(sequence.map { JSONValue($0) })
        case .scalar(let scalar):
            if scalar.style == .plain, let bytes = Optional(Array(scalar.string.utf8)),
                let plain = try? JSONParser.parse(bytes)
            {
                self = plain
            } else {
                self = .string(scalar.string)
            }
        case .alias: self = .null
        }
    }

    /// The members of an object; none of anything else.
    var members: [JSONMember] {
        if case .object(let members) = self { members } else { [] }
    }

    /// The elements of an array; none of anything else.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// The text of a string.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }
}
