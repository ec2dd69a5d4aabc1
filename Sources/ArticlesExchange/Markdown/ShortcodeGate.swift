/// Shortcodes and tags of site generators around a part of a text that is not for everybody: the generator encrypts it,
/// and the source has it as it is.
enum ShortcodeGate {
    /// Why the text is not for everybody; `nil` when it has no such part.
    static func reason(in text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return nil }
        var (opened, closed) = (Set<String>(), Set<String>())
        var (fence, lines) = (CodeFence(), LineScanner(rest: text[...]))
        while let line = lines.next() {
            if fence.contains(line) || !line.utf8.contains(UInt8(ascii: "{")) { continue }
            for match in line.matches(of: /\{[{%][<%]?\s*+(\/?)\s*+([A-Za-z][\w-]{0,60})/) {
                let name = match.2.lowercased()
                if match.1 == "/" {
                    closed.insert(name)
                } else if name.hasPrefix("end") {
                    closed.insert(String(name.dropFirst(3)))
                } else {
                    opened.insert(name)
                }
            }
        }
        let name = opened.intersection(closed).sorted().first(where: hides)
        return name.map { "a part of it is not for everybody (\($0))" }
    }

    private static func hides(_ name: String) -> Bool {
        let words = HTMLVocabulary.words(of: name)
        return WordPressField.limits(words)
            || words.contains { $0.hasPrefix("encrypt") || $0 == "password" || $0 == "private" }
    }
}
