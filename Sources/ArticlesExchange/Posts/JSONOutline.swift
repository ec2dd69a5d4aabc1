/// A walk over the bytes of a JSON text that are outside of its texts.
enum JSONOutline {
    /// Calls `visit` with each byte and the number of objects and arrays that are open behind it, until it returns false.
    static func walk<Bytes: Collection<UInt8>>(
        _ bytes: Bytes, _ visit: (Bytes.Index, UInt8, _ depth: Int) -> Bool
    ) {
        var (depth, isInText, isEscaped) = (0, false, false)
        for index in bytes.indices {
            let byte = bytes[index]
            if isInText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInText = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case _: break
            }
            guard visit(index, byte, depth) else { return }
        }
    }
}
