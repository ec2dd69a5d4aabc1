extension Duration {
    /// A duration as people write it: `500ms`, `2s`, `5min`, `1h`; a bare number is seconds.
    ///
    /// - Returns: `nil` for anything else, a fraction, or more than ten days.
    public init?(parsing text: some StringProtocol) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty, digits.utf8.count <= 9, let number = Int64(digits) else { return nil }
        let milliseconds: Int64
        switch text.dropFirst(digits.count) {
        case "ms": milliseconds = number
        case "s", "": milliseconds = number * 1_000
        case "m", "min": milliseconds = number * 60_000
        case "h": milliseconds = number * 3_600_000
        case _: return nil
        }
        guard milliseconds <= 864_000_000 else { return nil }
        self = .milliseconds(milliseconds)
    }

    /// Whole milliseconds, rounded down.
    public var milliseconds: Int64 {
        components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    }
}
