/// The number that a migration file's name begins with: 1 to 18 digits, compared as a number.
public struct MigrationVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Before the first migration.
    public static let zero = MigrationVersion(number: 0)

    /// The number; 0 before the first migration.
    public let number: Int64

    /// - Returns: `nil` when `text` is not 1 to 18 ASCII digits.
    public init?(_ text: some StringProtocol) {
        guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
            let number = Int64(text)
        else { return nil }
        self.number = number
    }

    init(number: Int64) { self.number = number }

    /// The digits, without leading zeros.
    public var description: String { String(number) }

    /// Compares the numbers.
    public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
