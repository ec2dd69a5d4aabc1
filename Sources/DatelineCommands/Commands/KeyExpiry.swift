import Articles

/// The end of a key, as `--expires` names it.
enum KeyExpiry {
    private static let hour: Int64 = 3_600_000
    /// A hundred years.
    static let longest: Int64 = 36_525 * 24 * hour

    /// The instant; `nil` for `none`. Throws `usage` for anything but days, hours or a time to come.
    static func time(_ text: String, at now: Timestamp) throws(CommandFailure) -> Timestamp? {
        if text == "none" { return nil }
        if let duration = duration(text) {
            guard duration > 0, duration <= longest else { throw outOfRange }
            return Timestamp(clamping: now.milliseconds + duration)
        }
        guard let time = Timestamp(text) else {
            throw CommandFailure(
                .usage,
                "--expires must be days or hours such as 90d or 12h, a time such as 2027-01-01T00:00:00Z, "
                    + "or none, not \"\(text.onOneLine)\"")
        }
        guard time > now else { throw CommandFailure(.usage, "--expires is in the past: \(time)") }
        guard time.milliseconds - now.milliseconds <= longest else { throw outOfRange }
        return time
    }

    private static var outOfRange: CommandFailure {
        CommandFailure(.usage, "--expires must be at most 100 years from now, or none")
    }

    /// The milliseconds of `<number>d` or `<number>h`; `nil` for anything else. More than can be counted is
    /// more than the longest.
    static func duration(_ text: String) -> Int64? {
        let unit: Int64
        switch text.utf8.last {
        case UInt8(ascii: "d"): unit = 24 * hour
        case UInt8(ascii: "h"): unit = hour
        case _: return nil
        }
        let digits = text.utf8.dropLast()
        guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        guard let number = Int64(String(Substring(digits))), number <= longest / unit else {
            return longest + 1
        }
        return number * unit
    }
}
