/// The known name that is closest to a mistaken one, for error messages; `nil` when none is near.
public func nearestName(to mistaken: String, among known: some Sequence<String>) -> String? {
    let best = known.map { (name: $0, distance: editDistance(mistaken.lowercased(), $0)) }
        .min { $0.distance < $1.distance }
    guard let best, best.distance <= max(2, best.name.count / 3) else { return nil }
    return best.name
}

/// The Levenshtein distance, of texts cut to 64 scalars.
private func editDistance(_ left: String, _ right: String) -> Int {
    let target = Array(right.unicodeScalars.prefix(64))
    var row = Array(0...target.count)
    for (line, scalar) in left.unicodeScalars.prefix(64).enumerated() {
        var diagonal = row[0]
        row[0] = line + 1
        for column in target.indices {
            let substituted = diagonal + (scalar == target[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
        }
    }
    return row[target.count]
}
