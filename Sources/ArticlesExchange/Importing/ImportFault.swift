/// Why one item can't be imported.
public struct ImportFault: Error, Sendable, CustomStringConvertible {
    /// The most Unicode scalars of a reason that are shown.
    static let shownReason = 500

    /// Where it shows.
    public let location: ItemLocation
    /// A sentence part.
    public let reason: String

    /// A fault.
    public init(_ location: ItemLocation, _ reason: String) {
        self.location = location
        self.reason = reason
    }

    /// One line: `file:line: reason`.
    public var description: String {
        let scalars = reason.unicodeScalars
        let shown =
            scalars.count > Self.shownReason ? String(scalars.prefix(Self.shownReason)) + "…" : reason
        return "\(location): \(shown.onOneLine)"
    }
}
