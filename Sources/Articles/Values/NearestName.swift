/// The longest name, in bytes of UTF-8, that a known one is looked for; also how much of a name is repeated
/// to a client.
private let longestName = 128

/// The known name that is closest to a mistaken one by Levenshtein distance; `nil` when none is near, or the mistaken
/// one has more than 128 bytes of UTF-8. Upper and lower case of the mistaken name make no difference.
///
/// - Parameters:
///   - mistaken: the name that nobody knows.
///   - known: the known names, lower case.
///   - limit: the largest distance that is near; without, two or a third of the known name.
public func nearestName(
    to mistaken: String, among known: some Sequence<String>, within limit: Int? = nil
) -> String? {
    guard mistaken.utf8.count <= longestName else { return nil }
    let mistaken = Array(mistaken.lowercased().unicodeScalars)
    let best = known.map { (name: $0, distance: editDistance(mistaken, Array($0.unicodeScalars))) }
        .min { $0.distance < $1.distance }
    guard let best, best.distance <= limit ?? max(2, best.name.utf8.count / 3) else { return nil }
    return best.name
}

/// The end of an error message, `; did you mean x?`, if there is a nearest name; empty otherwise.
public func suggestion(for mistaken: String, among known: some Sequence<String>) -> String {
    nearestName(to: mistaken, among: known).map { "; did you mean \($0)?" } ?? ""
}

/// The Levenshtein distance.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var row = Array(0...right.count)
    for (line, scalar) in left.enumerated() {
        var diagonal = row[0]
        row[0] = line + 1
        for column in right.indices {
            let substituted = diagonal + (scalar == right[column] ? 0 : 1)
            diagonal = row[column + 1]
            row[column + 1] = min(substituted, diagonal + 1, row[column] + 1)
        }
    }
    return row[right.count]
}

extension String {
    /// The JSON Pointer (RFC 6901) to a member with this name below another; a name that is too long to be of
    /// use is cut, and ends with `…`.
    ///
    /// Byte by byte: Swift compares characters by their normal forms, which takes time in the square of the
    /// length of a run of combining marks.
    public func pointer(to name: String) -> String {
        var bytes = Array(utf8) + [UInt8(ascii: "/")]
        let isCut = name.utf8.count > longestName
        let shown = isCut ? String(name.unicodeScalars.prefix(longestName / 4)) : name
        for byte in shown.utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += "~0".utf8
            case UInt8(ascii: "/"): bytes += "~1".utf8
            case _: bytes.append(byte)
            }
        }
        if isCut { bytes += "…".utf8 }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The parts between separators, empty ones too. Byte by byte, as `pointer(to:)`.
    public func parts(between separator: Unicode.Scalar) -> [String] {
        utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false).map {
            String(Substring($0))
        }
    }
}
