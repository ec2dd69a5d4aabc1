/// The segments of a path: bytes between slashes, percent-decoded, so that `%2F` stays inside its segment.
struct PathSegments {
    /// The most segments that a path may have.
    static let limit = 32

    /// The decoded bytes; nil while the path needs no decoding and its own bytes serve.
    private(set) var decoded: [UInt8]?
    private var ends = InlineArray<32, Int>(repeating: 0)
    private(set) var count = 0
    /// Between a segment and the next: 1 for the slash of the path itself, 0 for decoded bytes.
    private var gap = 1

    enum Fault: Error {
        case malformed
        case tooDeep
    }

    /// Takes a path that begins with `/` apart.
    init(_ path: Span<UInt8>) throws(Fault) {
        guard path.count > 0, path[0] == UInt8(ascii: "/") else { throw .malformed }
        var needsDecoding = false
        for index in path.indices.dropFirst() {
            switch path[index] {
            case UInt8(ascii: "/"): try end(at: index)
            case UInt8(ascii: "%"): needsDecoding = true
            case 0: throw .malformed
            default: break
            }
        }
        try end(at: path.count)
        if needsDecoding { try decode(path) }
    }

    /// Where a segment lies, in the decoded bytes if there are any, else in the path.
    func range(_ index: Int) -> Range<Int> {
        let start = index == 0 ? gap : ends[index - 1] + gap
        return start..<ends[index]
    }

    private mutating func end(at index: Int) throws(Fault) {
        guard count < Self.limit else { throw .tooDeep }
        ends[count] = index
        count += 1
    }

    private mutating func decode(_ path: Span<UInt8>) throws(Fault) {
        var bytes: [UInt8] = []
        var newEnds = ends
        for index in 0..<count {
            guard let segment = PercentCoding.decode(path, in: range(index)),
                String(strictUTF8: segment.span) != nil, !segment.contains(0)
            else { throw .malformed }
            bytes += segment
            newEnds[index] = bytes.count
        }
        ends = newEnds
        gap = 0
        decoded = bytes
    }
}
