import StrictJSON

/// Values of TOML that stand without quotation marks.
enum TOMLToken {
    /// The text as YAML would have it: numbers in decimal digits without separators.
    static func plain(of token: String, at line: Int) throws(TOMLFault) -> String {
        if ["true", "false", "inf", "+inf", "-inf", "nan", "+nan", "-nan"].contains(token) { return token }
        if isDate(token) { return token }
        for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where token.hasPrefix(prefix) {
            let digits = token.dropFirst(2).filter { $0 != "_" }
            if digits.first?.isHexDigit == true, let value = Int64(digits, radix: radix) {
                return String(value)
            }
        }
        let digits = token.filter { $0 != "_" }
        let number = digits.hasPrefix("+") ? String(digits.dropFirst()) : digits
        if case .number = try? JSONParser.parse(Array(number.utf8)) { return number }
        throw TOMLFault(
            line: line,
            reason: token.isEmpty
                ? "a value is expected" : "a value is not understood; a text needs quotation marks")
    }

    /// Whether this begins as a date or time does, and has nothing that none has.
    private static func isDate(_ token: String) -> Bool {
        let utf8 = Array(token.utf8)
        let isDay = utf8.count >= 10 && utf8[4] == UInt8(ascii: "-") && utf8[7] == UInt8(ascii: "-")
        let isTime = utf8.count >= 5 && utf8[2] == UInt8(ascii: ":")
        return (isDay || isTime)
            && utf8.allSatisfy { (0x30...0x39).contains($0) || "-:.+TtZz ".utf8.contains($0) }
    }
}
