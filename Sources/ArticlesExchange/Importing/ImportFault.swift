/// Why one item can't be imported.
public struct ImportFault: Error, Sendable, CustomStringConvertible {
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
    public var description: String { "\(location): \(reason.shown)" }
}
