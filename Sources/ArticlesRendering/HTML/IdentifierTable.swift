import Articles

/// The ids of a document: each is given once.
struct IdentifierTable {
    private var taken = reserved
    private var counts: [[UInt8]: Int] = [:]

    /// The ids of the pages around a document.
    private static let reserved = Set(
        ["content", "q", "related", "related-topics", "topics"].map { Array($0.utf8) })

    /// Takes an id; `false` if it is taken.
    mutating func take(_ id: [UInt8]) -> Bool { taken.insert(id).inserted }

    /// Makes the id of a heading from its text, by the rules of slugs, with a number if it is taken.
    mutating func make(from text: [UInt8]) -> [UInt8] {
        let slug = Slug(making: String(decoding: text, as: UTF8.self), fallback: "section")
        let base = Array(slug.text.utf8)
        var number = counts[base] ?? 1
        while true {
            let id = Array(slug.numbered(number).text.utf8)
            number += 1
            if take(id) {
                counts[base] = number
                return id
            }
        }
    }
}
