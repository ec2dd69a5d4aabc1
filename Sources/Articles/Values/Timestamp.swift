/// An instant in whole milliseconds since 1970-01-01T00:00:00Z, within the years 0001 to 9999.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since the Unix epoch, without leap seconds.
    public let milliseconds: Int64

    /// The first instant of the year 0001.
    public static let earliest = Timestamp(unchecked: -62_135_596_800_000)
    /// The last millisecond of the year 9999.
    public static let latest = Timestamp(unchecked: 253_402_300_799_999)

    /// The instant, or the nearest one within the years 0001 to 9999.
    public init(clamping milliseconds: Int64) {
        let lower = max(milliseconds, Self.earliest.milliseconds)
        self.init(unchecked: min(lower, Self.latest.milliseconds))
    }

    private init(unchecked milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The order of time.
    public static func < (left: Self, right: Self) -> Bool {
        left.milliseconds < right.milliseconds
    }
}

extension Timestamp {
    /// Reads an RFC 3339 date-time with any offset; digits past the millisecond are cut.
    ///
    /// `nil` for a time without an offset, for a date that does not exist, and for an instant outside
    /// of the years 0001 to 9999 in UTC. A leap second is the last millisecond of its minute.
    public init?(_ text: some StringProtocol) {
        var scanner = DigitScanner(text.utf8)
        guard let year = scanner.number(4), scanner.skip("-"),
            let month = scanner.number(2), scanner.skip("-"),
            let day = scanner.number(2), scanner.skip("T", "t", " "),
            let hour = scanner.number(2), scanner.skip(":"),
            let minute = scanner.number(2), scanner.skip(":"),
            let second = scanner.number(2),
            let fraction = scanner.fraction(), let offset = scanner.offset(), scanner.isAtEnd,
            (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, year: year),
            hour < 24, minute < 60, second <= 60
        else { return nil }
        let leap = second == 60
        let seconds =
            Self.daysSinceEpoch(year, month, day) * 86_400
            + hour * 3_600 + minute * 60 + (leap ? 59 : second) - offset * 60
        let milliseconds = seconds * 1_000 + (leap ? 999 : fraction)
        self.init(unchecked: milliseconds)
        guard self >= Self.earliest, self <= Self.latest else { return nil }
    }

    private static func days(inMonth month: Int64, year: Int64) -> Int64 {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        case _: 31
        }
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "days_from_civil").
    private static func daysSinceEpoch(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

extension Timestamp: CustomStringConvertible {
    /// RFC 3339 in UTC with three decimals: `2018-05-25T09:00:00.000Z`.
    public var description: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the 24 bytes of `description`.
    public func append(to bytes: inout [UInt8]) {
        let (days, millisecond) = Self.floorDivide(milliseconds, by: 86_400_000)
        let shifted = days + 719_468
        let era = Self.floorDivide(shifted, by: 146_097).quotient
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        Self.append(year, digits: 4, "-", to: &bytes)
        Self.append(month, digits: 2, "-", to: &bytes)
        Self.append(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, digits: 2, "T", to: &bytes)
        Self.append(millisecond / 3_600_000, digits: 2, ":", to: &bytes)
        Self.append(millisecond / 60_000 % 60, digits: 2, ":", to: &bytes)
        Self.append(millisecond / 1_000 % 60, digits: 2, ".", to: &bytes)
        Self.append(millisecond % 1_000, digits: 3, "Z", to: &bytes)
    }

    private static func append(
        _ number: Int64, digits: Int, _ separator: Unicode.Scalar, to bytes: inout [UInt8]
    ) {
        var divisor: Int64 = digits == 4 ? 1_000 : digits == 3 ? 100 : 10
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
        bytes.append(UInt8(ascii: separator))
    }

    private static func floorDivide(
        _ number: Int64, by divisor: Int64
    ) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = number.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
