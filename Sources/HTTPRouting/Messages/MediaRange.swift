/// One element of `Accept` (RFC 9110 §12.5.1).
struct MediaRange {
    let type: Substring
    let subtype: Substring
    /// The weight in thousandths.
    let quality: Int

    /// The elements of a value; what is malformed is left out.
    static func list(_ value: String) -> [MediaRange] {
        value.lowercased().split(separator: ",").compactMap(MediaRange.init)
    }

    /// The weight of a media type: that of the most specific range that covers it; 0 if none does.
    static func quality(of mediaType: String, in ranges: [MediaRange]) -> Int {
        let parts = mediaType.split(separator: "/", maxSplits: 1)
        guard parts.count == 2 else { return 0 }
        var best = (specificity: -1, quality: 0)
        for range in ranges {
            guard let specificity = range.specificity(type: parts[0], subtype: parts[1]) else { continue }
            if specificity > best.specificity { best = (specificity, range.quality) }
        }
        return best.quality
    }

    private init?(_ element: Substring) {
        let parts = element.split(separator: ";").map { $0.trimmingSpace() }
        guard let name = parts.first else { return nil }
        let halves = name.split(separator: "/", maxSplits: 1)
        guard halves.count == 2 else { return nil }
        type = halves[0]
        subtype = halves[1]
        quality = Weight.thousandths(parts.dropFirst())
    }

    private func specificity(type: Substring, subtype: Substring) -> Int? {
        if self.type == type, self.subtype == subtype { return 2 }
        if self.type == type, self.subtype == "*" { return 1 }
        if self.type == "*", self.subtype == "*" { return 0 }
        return nil
    }
}

/// The weight `q=` of an element of a field that negotiates (RFC 9110 §12.4.2).
public enum Weight {
    /// The weight among the parameters of an element, in thousandths: 1000 without one, 0 if it is malformed.
    public static func thousandths(_ parameters: some Sequence<Substring>) -> Int {
        for parameter in parameters where parameter.hasPrefix("q=") {
            guard let weight = Double(parameter.dropFirst(2)), (0...1).contains(weight) else { return 0 }
            return Int((weight * 1000).rounded())
        }
        return 1000
    }
}

extension Substring {
    /// Without spaces and tabs at its ends.
    func trimmingSpace() -> Substring {
        var text = self
        while let first = text.utf8.first, first == 0x20 || first == 0x09 { text = text.dropFirst() }
        while let last = text.utf8.last, last == 0x20 || last == 0x09 { text = text.dropLast() }
        return text
    }
}
