/// The centroid of some vectors, each taken with the length one: what they have in common. Whole numbers only.
public struct TermCentroid: Sendable {
    /// The length of each vector.
    private static let unit = 1 << 16

    private let vector: ComparedVector

    /// The centroid of these vectors, of which 20 are the most.
    public init(of vectors: some Collection<TermVector>) {
        var weights: [TermID: (weight: Int, prior: Int)] = [:]
        for vector in vectors.prefix(Self.limit) {
            let length = max(1, Int(Double(vector.squaredNorm).squareRoot()))
            for entry in vector.entries where entry.weight > 0 {
                weights[entry.id, default: (0, Int(entry.prior))].weight +=
                    Int(entry.weight) * Self.unit / length
            }
        }
        vector = ComparedVector(
            TermVector(
                entries: weights.sorted { $0.key < $1.key }.map {
                    .init(id: $0.key, weight: $0.value.weight, prior: $0.value.prior)
                }))
    }

    /// The most vectors.
    public static let limit = 20

    /// How alike an article is to what the vectors have in common.
    public func similarity(to other: TermVector) -> Similarity { vector.similarity(to: other) }
}
