/// What stands before and behind a parameter in its segment of a path: `sitemap-` and `.xml` of `sitemap-{n}.xml`.
struct Affixes: Sendable, Hashable {
    let prefix: [UInt8]
    let suffix: [UInt8]

    var isEmpty: Bool { prefix.isEmpty && suffix.isEmpty }

    /// Whether a segment begins and ends so, with at least one byte between.
    func surround(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count > prefix.count + suffix.count else { return false }
        for index in prefix.indices where bytes[range.lowerBound + index] != prefix[index] { return false }
        let end = range.upperBound - suffix.count
        for index in suffix.indices where bytes[end + index] != suffix[index] { return false }
        return true
    }

    /// The part of a segment between them.
    func inner(_ range: Range<Int>) -> Range<Int> {
        range.lowerBound + prefix.count..<range.upperBound - suffix.count
    }
}
