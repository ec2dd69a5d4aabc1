import Articles

/// Dates that begin with a year, as ISO 8601 has them and a little more.
enum PostDate {
    /// Reads a day of three numbers, alone or with a time and an offset behind it; without a time it is midnight, without
    /// an offset UTC.
    ///
    /// A day is `2020-12-21`, `2020/12/21` or `2020.12.21` (months, days and hours may have one digit). A time is `09:00`,
    /// `09:00:00` or `09:00:00.5` behind a `T` or spaces; an offset is `Z`, `UTC`, `+02`, `+0200` or `+02:00`.
    static func timestamp(_ text: String) -> Timestamp? {
        guard text.utf8.count <= 64 else { return nil }
        var scanner = Scanner(rest: text.trimmed.utf8[...])
        guard let (year, month, day) = scanner.numberedDay() else { return nil }
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

    /// A day without marks: `20201221`.
    static func day(_ text: String) -> Timestamp? {
        let digits = Array(text)
        guard digits.count == 8, digits.allSatisfy({ ("0"..."9").contains($0) }),
            text.hasPrefix("19") || text.hasPrefix("20")
        else { return nil }
        return Timestamp("\(String(digits[..<4]))-\(String(digits[4..<6]))-\(String(digits[6...]))T00:00:00Z")
    }

    /// The day that a name such as `2018-05-25-the-bridge` begins with, and the rest.
    static func leadingDay(of name: String) -> (day: Timestamp, rest: String)? {
        var scanner = Scanner(rest: name.utf8[...])
        guard let (year, month, day) = scanner.numberedDay(), month.utf8.count == 2, day.utf8.count == 2,
            name.utf8.dropFirst(4).first == UInt8(ascii: "-"), scanner.skip("-") || scanner.skip("_"),
            !scanner.rest.isEmpty, let time = Timestamp("\(year)-\(month)-\(day)T00:00:00Z")
        else { return nil }
        return (time, String(Substring(scanner.rest)))
    }

    private static func twoDigits(_ text: String) -> String {
        text.utf8.count == 1 ? "0" + text : text
    }

    private struct Scanner {
        var rest: Substring.UTF8View

        /// `2020-12-21`; both separators are the same.
        mutating func numberedDay() -> (year: String, month: String, day: String)? {
            let start = rest
            if let year = number(4...4), let separator = ["-", "/", "."].first(where: { skip($0) }),
                let month = number(1...2), skip(separator), let day = number(1...2)
            {
                return (year, month, day)
            }
            rest = start
            return nil
        }

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
            for name in ["Z", "z", "UTC", "GMT"] where skip(name) {
                if rest.isEmpty { return "Z" }
                break
            }
            let sign = skip("+") ? "+" : skip("-") ? "-" : nil
            guard let sign, let hours = number(1...2) else { return nil }
            let minutes = skip(":") || !rest.isEmpty ? number(2...2) : "00"
            return minutes.map { "\(sign)\(PostDate.twoDigits(hours)):\($0)" }
        }
    }
}
