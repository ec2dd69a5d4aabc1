import StrictJSON

/// Reads front matter that is a JSON object.
enum JSONFrontMatter {
    static func pairs(
        of json: String, firstLine: Int, _ origin: ItemOrigin
    ) throws(ImportFault) -> [(key: String, value: YAMLNode)] {
        let bytes = Array(json.utf8)
        let value: JSONValue
        do throws(JSONError) { value = try JSONParser.parse(bytes) } catch {
            let line = firstLine + TextDecoding.line(of: error.offset, in: bytes) - 1
            throw ImportFault(origin.line(line), "front matter: not a JSON object: \(error.detail)")
        }
        guard case .object(let members) = value else {
            throw ImportFault(origin.line(firstLine), "front matter: is not a JSON object")
        }
        let lines = memberLines(bytes)
        return members.enumerated().map { index, member in
            let line = firstLine + (index < lines.count ? lines[index] : 0)
            return (member.name, node(member.value, line))
        }
    }

    static func node(_ value: JSONValue, _ line: Int) -> YAMLNode {
        let content: YAMLNode.Content =
            switch value {
            case .null: .scalar("null", isPlain: true)
            case .bool(let truth): .scalar(truth ? "true" : "false", isPlain: true)
            case .number(let text): .scalar(text, isPlain: true)
            case .string(let text): .scalar(text, isPlain: false)
            case .array(let elements): .list(elements.map { node($0, line) })
            case .object(let members): .map(members.map { ($0.name, node($0.value, line)) })
            }
        return YAMLNode(line: line, content: content)
    }

    /// The lines, from 0, of the members of the outermost object: a colon outside of texts, one level deep.
    private static func memberLines(_ bytes: [UInt8]) -> [Int] {
        var (lines, line) = ([Int](), 0)
        JSONOutline.walk(bytes) { _, byte, depth in
            if byte == UInt8(ascii: "\n") { line += 1 }
            if byte == UInt8(ascii: ":"), depth == 1 { lines.append(line) }
            return true
        }
        return lines
    }
}
