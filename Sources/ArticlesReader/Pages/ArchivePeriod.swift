public import Articles

/// A year or a month of UTC, as a page of the archive shows it.
public struct ArchivePeriod: Hashable, Sendable {
    /// The year, 1 to 9999.
    public let year: Int
    /// The month, 1 to 12; nil for the whole year.
    public let month: Int?
    /// Its first instant.
    public let start: Timestamp
    /// The first instant behind it; nil after the year 9999.
    public let end: Timestamp?

    /// A period; nil for one that is in no calendar.
    public init?(year: Int, month: Int? = nil) {
        guard let start = Self.instant(year, month ?? 1) else { return nil }
        self.year = year
        self.month = month
        self.start = start
        let next = month.map { $0 % 12 + 1 } ?? 1
        end = Self.instant(month.map { $0 < 12 } == true ? year : year + 1, next)
    }

    /// Reads the segments of a path, `2018` and `05`; nil for others, also for `5`.
    public init?(year: String, month: String? = nil) {
        guard year.utf8.count == 4, month.map({ $0.utf8.count == 2 }) ?? true,
            (year + (month ?? "")).utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(year)
        else { return nil }
        self.init(year: number, month: month.flatMap { Int($0) })
    }

    /// The year of an instant.
    public init?(yearOf time: Timestamp) {
        self.init(year: String(time.description.prefix(4)))
    }

    /// The month of an instant.
    public init?(monthOf time: Timestamp) {
        self.init(
            year: String(time.description.prefix(4)), month: String(time.description.dropFirst(5).prefix(2)))
    }

    /// The year that it is in.
    public var ofYear: ArchivePeriod? { ArchivePeriod(year: year) }

    /// Its path: `/archive/2018/05`.
    public var path: String {
        "/archive/\(Self.digits(year, 4))" + (month.map { "/" + Self.digits($0, 2) } ?? "")
    }

    func title(in language: String) -> String {
        month.map { PageDate.month($0, of: year, in: language) } ?? "\(year)"
    }

    private static func instant(_ year: Int, _ month: Int) -> Timestamp? {
        guard (1...9_999).contains(year), (1...12).contains(month) else { return nil }
        return Timestamp("\(digits(year, 4))-\(digits(month, 2))-01T00:00:00Z")
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        String(repeating: "0", count: max(0, count - String(number).utf8.count)) + String(number)
    }
}
