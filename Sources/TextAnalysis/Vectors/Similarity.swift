/// The cosine of two vectors, exact: equal and ordered as fractions of whole numbers, never rounded.
public struct Similarity: Comparable, Sendable {
    /// The product of the vectors.
    let dot: Int
    /// Their squared norms, multiplied.
    let squaredNorms: UInt128

    init(dot: Int, squaredNorms: (Int, Int)) {
        self.dot = dot
        self.squaredNorms = UInt128(squaredNorms.0) * UInt128(squaredNorms.1)
    }

    /// The cosine in 0…1000, rounded down; 0 when a vector is empty.
    public var thousandths: Int { parts(of: 1_000) }

    /// The cosine in 0…`whole`, which is at most a million, rounded down; 0 when a vector is empty.
    public func parts(of whole: Int) -> Int {
        let square = squaredDot * UInt128(whole * whole)
        guard squaredNorms > 0 else { return 0 }
        var (low, high) = (0, whole)
        while low < high {
            let middle = (low + high + 1) / 2
            if UInt128(middle * middle) * squaredNorms <= square { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Whether two pairs are equally alike.
    public static func == (lhs: Similarity, rhs: Similarity) -> Bool { lhs.crossed(rhs) == rhs.crossed(lhs) }

    /// Whether the first pair is less alike.
    public static func < (lhs: Similarity, rhs: Similarity) -> Bool { lhs.crossed(rhs) < rhs.crossed(lhs) }

    private var squaredDot: UInt128 { UInt128(dot) * UInt128(dot) }

    /// dot² / norms, brought to a common denominator with another; below 2¹²⁷, for a vector has at most 496
    /// terms of weights of at most 2,600.
    private func crossed(_ other: Similarity) -> UInt128 {
        squaredDot * max(1, other.squaredNorms)
    }
}
