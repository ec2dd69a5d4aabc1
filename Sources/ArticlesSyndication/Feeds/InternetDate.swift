import Articles

extension Timestamp {
    /// The date of RSS (RFC 822 with four digits of the year): `Fri, 25 May 2018 09:00:00 GMT`.
    package var internetDate: String {
        let fields = description.split { !$0.isNumber }
        let (quotient, remainder) = milliseconds.quotientAndRemainder(dividingBy: 86_400_000)
        let days = remainder < 0 ? quotient - 1 : quotient
        // 1970-01-01 was a Thursday.
        let weekday = Int(((days + 4) % 7 + 7) % 7)
        let month = (Int(fields[1]) ?? 1) - 1
        let time = "\(fields[3]):\(fields[4]):\(fields[5])"
        return "\(Self.weekdays[weekday]), \(fields[2]) \(Self.months[month]) \(fields[0]) \(time) GMT"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
