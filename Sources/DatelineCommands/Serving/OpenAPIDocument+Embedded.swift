import Articles
import ArticlesAPI
import StrictJSON
import Yams

extension OpenAPIDocument {
    /// The contract that this program was built with, in both forms.
    static func embedded() throws(CommandFailure) -> OpenAPIDocument {
        let yaml = EmbeddedContract.files.first?.contents ?? ""
        guard let node = try? Yams.compose(yaml: yaml) else {
            throw CommandFailure(.internalError, "the embedded openapi.yaml can't be read")
        }
        var writer = JSONWriter(capacity: 128 << 10)
        writer.value(JSONValue(node))
        guard case .object? = try? JSONParser.parse(writer.bytes) else {
            throw CommandFailure(.internalError, "the embedded openapi.yaml is no contract")
        }
        return OpenAPIDocument(yaml: Array(yaml.utf8), json: writer.bytes)
    }
}

extension JSONValue {
    /// The JSON that a YAML node stands for, by the core schema of YAML 1.2; order is kept.
    init(_ node: Node) {
        switch node {
        case .mapping(let mapping):
            self = .object(mapping.map { JSONMember($0.key.string ?? "", JSONValue($0.value)) })
        case .sequence(let sequence):
            self = .array(sequence.map { JSONValue($0) })
        case .scalar(let scalar):
            guard scalar.style == .plain else {
                self = .string(scalar.string)
                return
            }
            self = Self.plain(scalar.string)
        case .alias: self = .null
        }
    }

    private static func plain(_ text: String) -> JSONValue {
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null", "~", "": return .null
        case _: break
        }
        if case .number(let digits)? = try? JSONParser.parse(Array(text.utf8)) { return .number(digits) }
        return .string(text)
    }
}
