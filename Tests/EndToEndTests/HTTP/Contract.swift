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
    static func document() throws -> OpenAPIDocument {
        let yaml = try Data(contentsOf: root.appending(path: "openapi.yaml"))
        var writer = JSONWriter()
        writer.value(try value())
        return OpenAPIDocument(yaml: Array(yaml), json: writer.bytes)
    }

    /// The contract.
    static func value() throws -> JSONValue {
        let text = try String(contentsOf: root.appending(path: "openapi.yaml"), encoding: .utf8)
        return JSONValue(try #require(try Yams.compose(yaml: text)))
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
