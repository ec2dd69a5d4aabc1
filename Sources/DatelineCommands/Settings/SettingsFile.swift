import ArticlesExchange
import Foundation
import StrictJSON

/// The settings of a file: YAML, or JSON (RFC 8259) where the first character is a brace. Each key is the name of a
/// flag without its dashes.
struct SettingsFile: Sendable {
    /// A setting, as text.
    struct Value: Sendable {
        let text: String
        /// `file:line`; the file alone where the line is not known.
        let place: String
    }

    /// The settings that have a value, by name.
    private(set) var values: [String: Value] = [:]

    /// Reads a file.
    ///
    /// - Throws: `usage` when it can't be read, or has a key that is no setting.
    static func read(_ path: String) throws(CommandFailure) -> SettingsFile {
        let file = try SettingsFile(text: contents(of: path), path: path)
        Redaction.cover(file.values.mapValues(\.text))
        return file
    }

    /// - Parameter path: the name of the file in messages.
    init(text: String, path: String) throws(CommandFailure) {
        let isJSON = text.utf8.first { !" \t\r\n".utf8.contains($0) } == UInt8(ascii: "{")
        let pairs = try isJSON ? Self.json(text, path) : Self.yaml(text, path)
        let problems = pairs.compactMap { pair in
            SettingNames.problem(inFile: pair.key).map { "\(pair.place): \($0)".onOneLine }
        }
        guard problems.isEmpty else {
            throw CommandFailure(.usage, problems.joined(separator: "\n"))
        }
        for pair in pairs {
            guard let text = try Self.text(pair), !text.isEmpty else { continue }
            values[pair.key] = Value(text: text, place: pair.place)
        }
    }

    /// The settings that may be a list; its elements are joined with commas.
    private static let lists = ["facade", "cors-origins", "trusted-proxies"]
    /// The largest file that is read, in bytes.
    private static let limit = 1 << 20

    private static func contents(of path: String) throws(CommandFailure) -> String {
        let bytes: Data
        do {
            let file = try FileHandle(forReadingFrom: URL(filePath: path))
            defer { try? file.close() }
            bytes = try file.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw CommandFailure(.usage, "cannot read the settings file \(path)")
        }
        guard bytes.count <= limit else {
            throw CommandFailure(.usage, "the settings file \(path) is larger than 1 MiB")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.usage, "the settings file \(path) is not UTF-8")
        }
        // Editors put a byte order mark first, which is none of the text.
        return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    }
}

/// A key of a file with what it holds.
private struct SettingsPair {
    enum Content {
        case none
        case one(String)
        case list([String])
        /// What is no setting: an object, or a list of others.
        case nested
    }

    let key: String
    let content: Content
    let place: String
}

extension SettingsFile {
    private static func yaml(_ text: String, _ path: String) throws(CommandFailure) -> [SettingsPair] {
        do throws(ImportFault) {
            return try StrictYAML.pairs(of: text, in: path).map { key, node in
                SettingsPair(
                    key: key, content: content(node),
                    place: ItemLocation(file: path, line: node.line).description)
            }
        } catch {
            throw CommandFailure(.usage, error.description)
        }
    }

    private static func content(_ node: YAMLNode) -> SettingsPair.Content {
        switch node.content {
        case .scalar(let text, _): node.isNull ? .none : .one(text)
        case .list(let nodes):
            nodes.allSatisfy { $0.text != nil && !$0.isNull } ? .list(nodes.compactMap(\.text)) : .nested
        case .map: .nested
        }
    }

    private static func json(_ text: String, _ path: String) throws(CommandFailure) -> [SettingsPair] {
        do throws(JSONError) {
            guard case .object(let members) = try JSONParser.parse(Array(text.utf8)) else { return [] }
            return members.map { member in
                SettingsPair(key: member.name, content: content(member.value), place: path)
            }
        } catch {
            let line = text.utf8.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
            throw CommandFailure(
                .usage, ImportFault(ItemLocation(file: path, line: line), error.detail).description)
        }
    }

    private static func content(_ value: JSONValue) -> SettingsPair.Content {
        switch value {
        case .null: return .none
        case .object: return .nested
        case .bool(let isTrue): return .one(String(isTrue))
        case .number(let digits): return .one(digits)
        case .string(let text): return .one(text)
        case .array(let elements):
            let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
            return texts.count == elements.count ? .list(texts) : .nested
        }
    }

    private static func text(_ pair: SettingsPair) throws(CommandFailure) -> String? {
        switch pair.content {
        case .none: return nil
        case .one(let text): return text
        case .list(let texts) where lists.contains(pair.key): return texts.joined(separator: ",")
        case .list, .nested:
            let rule = lists.contains(pair.key) ? "a text or a list of texts" : "one value"
            throw CommandFailure(.usage, "\(pair.place): \(pair.key) must be \(rule)")
        }
    }
}
