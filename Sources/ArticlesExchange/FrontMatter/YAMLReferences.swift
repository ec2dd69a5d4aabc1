/// What may be an anchor (`&name`) or an alias (`*name`) in a YAML text, by its form alone: inside of
/// quotes and plain texts too.
struct YAMLReferences {
    /// The lines of the anchors, from 1.
    private(set) var anchors: [Int] = []
    private(set) var aliasCount = 0

    init(_ yaml: String) {
        var line = 1
        var before: UInt8 = UInt8(ascii: "\n")
        let bytes = Array(yaml.utf8)
        for (index, byte) in bytes.enumerated() {
            defer { before = byte }
            if byte == UInt8(ascii: "\n") { line += 1 }
            guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), Self.opens(before),
                Self.isName(bytes[(index + 1)...])
            else { continue }
            if byte == UInt8(ascii: "&") { anchors.append(line) } else { aliasCount += 1 }
        }
    }

    /// Whether a node can begin behind this byte.
    private static func opens(_ byte: UInt8) -> Bool {
        !isNameByte(byte) && byte < 0x80
    }

    /// Whether the bytes begin with a name of libyaml's, and what may stand behind one.
    private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
        let rest = bytes.drop(while: isNameByte)
        guard rest.startIndex > bytes.startIndex else { return false }
        guard let next = rest.first else { return true }
        return next >= 0x80 || " \t\r\n?:,]}%@`".utf8.contains(next)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        case _: false
        }
    }
}
