/// Where an item begins, or where it is at fault.
public struct ItemLocation: Hashable, Sendable, CustomStringConvertible {
    /// The file as the caller's path and the folders below it name it; `stdin` for standard input.
    public let file: String
    /// The line, from 1.
    public let line: Int

    /// A place in a file.
    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }

    /// `file:line`, without a control character.
    public var description: String { "\(file.onOneLine):\(line)" }
}

extension String {
    /// The text with control characters and line separators written as `\u{…}`: safe for a terminal
    /// and for whoever reads line by line.
    var onOneLine: String {
        var text = ""
        for scalar in unicodeScalars {
            if scalar.isControl {
                text += "\\u{" + String(scalar.value, radix: 16) + "}"
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        switch value {
        case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        case _: false
        }
    }
}
