import Articles

/// The dates that writers put into front matter.
enum PostDate {
    /// Reads `YYYY-MM-DD`, alone or with a time `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff` behind a `T` or
    /// spaces, and an offset `Z`, `UTC`, `+HH`, `+HHMM` or `+HH:MM`. Without a time it is midnight, and
    /// without an offset UTC. Months, days and hours may have one digit.
    static func timestamp(_ text: String) -> Timestamp? {
        var scanner = Scanner(rest: text.trimmed.utf8[...])
        guard let year = scanner.number(4...4), scanner.skip("-"), let month = scanner.number(1...2),
            scanner.skip("-"), let day = scanner.number(1...2)
        else { return nil }
        var time = "00:00:00.0"
        var offset = "Z"
        if !scanner.rest.isEmpty {
            guard scanner.skip("T") || scanner.skip("t") || scanner.skipSpaces(),
                let read = scanner.time(), let zone = scanner.offset(), scanner.rest.isEmpty
            else { return nil }
            time = read
            offset = zone
        }
        return Timestamp("\(year)-\(twoDigits(month))-\(twoDigits(day))T\(time)\(offset)")
    }

    private static func twoDigits(_ text: String) -> String {
        text.utf8.count == 1 ? "0" + text : text
    }

    private struct Scanner {
        var rest: Substring.UTF8View

        mutating func number(_ lengths: ClosedRange<Int>) -> String? {
            let digits = rest.prefix(lengths.upperBound).prefix { (0x30...0x39).contains($0) }
            guard lengths.contains(digits.count) else { return nil }
            rest = rest.dropFirst(digits.count)
            return String(Substring(digits))
        }

        mutating func skip(_ text: String) -> Bool {
            guard rest.starts(with: text.utf8) else { return false }
            rest = rest.dropFirst(text.utf8.count)
            return true
        }

        mutating func skipSpaces() -> Bool {
            let spaces = rest.prefix { $0 == 0x20 || $0 == 0x09 }
            rest = rest.dropFirst(spaces.count)
            return !spaces.isEmpty
        }

        /// `HH:MM:SS.f`.
        mutating func time() -> String? {
            guard let hour = number(1...2), skip(":"), let minute = number(2...2) else { return nil }
            var second = "00"
            var fraction = "0"
            if skip(":") {
                guard let read = number(2...2) else { return nil }
                second = read
                if skip(".") { fraction = number(1...12) ?? "0" }
            }
            return "\(PostDate.twoDigits(hour)):\(minute):\(second).\(fraction)"
        }

        /// `Z` or `+HH:MM`; `nil` for anything else behind the time.
        mutating func offset() -> String? {
            _ = skipSpaces()
            if rest.isEmpty { return "Z" }
            for name in ["Z", "z", "UTC", "GMT"] where skip(name) { return "Z" }
            let sign = skip("+") ? "+" : skip("-") ? "-" : nil
            guard let sign, let hours = number(1...2) else { return nil }
            let minutes = skip(":") || !rest.isEmpty ? number(2...2) : "00"
            return minutes.map { "\(sign)\(PostDate.twoDigits(hours)):\($0)" }
        }
    }
}
