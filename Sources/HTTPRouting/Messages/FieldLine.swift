/// One header line as it came: the name in the sender's spelling, the value without outer white space.
public struct FieldLine: Sendable, Hashable {
    /// The name, in any case.
    public var name: String
    /// The value.
    public var value: String

    /// Pairs a name and a value, neither of them checked.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// Whether the name is `canonicalName`, which must be in lower case.
    public func isNamed(_ canonicalName: String) -> Bool {
        let expected = canonicalName.utf8.span
        let actual = name.utf8.span
        guard actual.count == expected.count else { return false }
        for index in actual.indices where actual[index] != expected[index] {
            let byte = actual[index]
            guard byte >= 0x41, byte <= 0x5A, byte | 0x20 == expected[index] else { return false }
        }
        return true
    }
}
