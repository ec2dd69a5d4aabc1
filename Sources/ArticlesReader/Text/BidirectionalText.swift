/// Text whose bidirectional formatting characters (UAX #9) end where it ends.
enum BidirectionalText {
    /// The text, in which every embedding, override and isolate is closed, and nothing is closed that it did not open.
    static func balanced(_ text: String) -> String {
        guard hasControls(text) else { return text }
        var open: [Unicode.Scalar] = []
        var view = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x202A, 0x202B, 0x202D, 0x202E: open.append("\u{202C}")
            case 0x2066...0x2068: open.append("\u{2069}")
            case 0x202C:
                guard open.last == scalar else { continue }
                open.removeLast()
            case 0x2069:
                guard let start = open.lastIndex(of: scalar) else { continue }
                open.removeSubrange(start...)
            case _: break
            }
            view.append(scalar)
        }
        view.append(contentsOf: open.reversed())
        return String(view)
    }

    /// The text as a part of a line of other texts: in an isolate if it may have another direction.
    static func isolated(_ text: String) -> String {
        guard hasControls(text) || text.unicodeScalars.contains(where: isRightToLeft) else { return text }
        return "\u{2068}\(balanced(text))\u{2069}"
    }

    private static func hasControls(_ text: String) -> Bool {
        text.unicodeScalars.contains {
            (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
        }
    }

    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        case _: false
        }
    }
}
