import Articles
import StrictJSON
import Yams

/// Parses a YAML mapping without the dangers of YAML: no anchors, no tags but those of the core schema,
/// no two keys alike, nothing nested deeper than JSON may be.
package struct StrictYAML {
    private static let coreTags = Set(
        ["", "!"]
            + ["str", "int", "float", "bool", "null", "timestamp", "seq", "map"].map {
                "tag:yaml.org,2002:" + $0
            })

    private let file: String
    private let subject: String
    private let firstLine: Int

    /// The pairs of the outermost mapping, in their order; none of an empty text.
    ///
    /// - Parameters:
    ///   - file: the name of the file in errors.
    ///   - subject: what every error begins with.
    ///   - firstLine: the number of the text's first line in the file.
    package static func pairs(
        of yaml: String, in file: String, subject: String = "", firstLine: Int = 1
    ) throws(ImportFault) -> [(key: String, value: YAMLNode)] {
        let reader = StrictYAML(file: file, subject: subject, firstLine: firstLine)
        try reader.refuseExpansion(yaml)
        guard let root = try reader.root(of: yaml) else { return [] }
        switch root.content {
        case .map(let pairs): return pairs
        case .scalar where root.isNull: return []
        case .scalar, .list: throw reader.fault(1, "is not a list of keys and values")
        }
    }

    private func fault(_ line: Int, _ reason: String) -> ImportFault {
        ImportFault(ItemLocation(file: file, line: firstLine + max(line, 1) - 1), subject + reason)
    }

    /// Refuses a text in which aliases could multiply before any node can be looked at: comparing keys
    /// takes every alias in full. At most three of them do no harm.
    private func refuseExpansion(_ yaml: String) throws(ImportFault) {
        let tokens = YAMLReferences(yaml)
        if !tokens.anchors.isEmpty, tokens.aliasCount > 3 {
            throw fault(tokens.anchors[0], Self.anchorReason)
        }
    }

    private static let anchorReason = "anchors and aliases are not understood"

    private func root(of yaml: String) throws(ImportFault) -> YAMLNode? {
        do {
            // Nodes know their anchors only as long as the parser lives.
            let parser = try Parser(yaml: yaml, resolver: .basic, encoding: .utf8)
            return try withExtendedLifetime(parser) {
                try parser.singleRoot().map { try node($0, depth: 0) }
            }
        } catch let error as ImportFault {
            throw error
        } catch let error as YamlError {
            throw fault(of: error, in: yaml)
        } catch {
            throw fault(1, "can't be read")
        }
    }

    private func node(_ node: Node, depth: Int) throws(ImportFault) -> YAMLNode {
        let line = node.mark?.line ?? 1
        guard node.anchor == nil else { throw fault(line, Self.anchorReason) }
        guard depth < JSONParser.maximumDepth else {
            throw fault(line, "is nested deeper than \(JSONParser.maximumDepth) levels")
        }
        let content: YAMLNode.Content
        switch node {
        case .scalar(let scalar):
            try check(scalar.tag, line)
            guard !scalar.string.utf8.contains(0) else { throw fault(line, "contains U+0000") }
            content = .scalar(scalar.string, isPlain: scalar.style == .plain && scalar.tag.rawValue.isEmpty)
        case .sequence(let sequence):
            try check(sequence.tag, line)
            var elements: [YAMLNode] = []
            for element in sequence { elements.append(try self.node(element, depth: depth + 1)) }
            content = .list(elements)
        case .mapping(let mapping):
            try check(mapping.tag, line)
            content = .map(try pairs(mapping, depth: depth))
        case .alias: throw fault(line, Self.anchorReason)
        }
        return YAMLNode(line: firstLine + line - 1, content: content)
    }

    private func pairs(
        _ mapping: Node.Mapping, depth: Int
    ) throws(ImportFault) -> [(key: String, value: YAMLNode)] {
        var pairs: [(key: String, value: YAMLNode)] = []
        for (key, value) in mapping {
            let line = key.mark?.line ?? 1
            let read = try node(key, depth: depth + 1)
            guard let name = read.text else { throw fault(line, "a key must be a text") }
            pairs.append((name, try node(value, depth: depth + 1)))
        }
        return pairs
    }

    private func check(_ tag: Yams.Tag, _ line: Int) throws(ImportFault) {
        guard Self.coreTags.contains(tag.rawValue) else {
            throw fault(line, "the tag \(tag.rawValue) is not understood")
        }
    }

    private func fault(of error: YamlError, in yaml: String) -> ImportFault {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return fault(mark.line, problem)
        case .duplicatedKeysInMapping(let keys, let context):
            let name = keys.first.map { $0.utf8.count <= 60 ? "the key \($0)" : "a key" } ?? "a key"
            return fault(context.mark.line, "\(name) is given twice")
        case .reader(let problem, let offset, _, _):
            return fault(TextDecoding.line(of: offset ?? 0, in: yaml.utf8), problem)
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            return fault(1, "can't be read")
        }
    }
}
