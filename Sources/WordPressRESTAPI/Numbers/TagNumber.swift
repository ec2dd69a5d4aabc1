import Articles

/// The number of a tag: the first four bytes of its key, by which it is found among the few that begin so, and 21 bits of a hash of the key;
/// less than 2⁵³. Another one only when the tag is renamed.
struct TagNumber: Hashable, Sendable {
    let value: Int

    private static let hashBits = 21

    init(key: String) {
        let start = Self.start(of: key)
        let word = (0..<4).reduce(0) { $0 << 8 | ($1 < start.count ? Int(start[$1]) : 0) }
        let hash = Int(truncatingIfNeeded: contentHash(Array(key.utf8)) & (1 << UInt64(Self.hashBits) - 1))
        value = word << Self.hashBits | hash
    }

    /// Takes a number as a client says it; `nil` for one that no tag can have.
    init?(_ value: Int) {
        guard value > 0, value >> Self.hashBits <= 0xFFFF_FFFF else { return nil }
        self.value = value
    }

    /// What the key begins with; `nil` for what no key does.
    var prefix: String? {
        let word = value >> Self.hashBits
        let bytes = [24, 16, 8, 0].map { UInt8(word >> $0 & 0xFF) }.filter { $0 != 0 }
        return String(validating: bytes, as: UTF8.self)
    }

    /// As many whole characters as fit four bytes: at least one.
    private static func start(of key: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in key.unicodeScalars {
            let next = UTF8.encode(scalar).map(Array.init) ?? []
            guard bytes.count + next.count <= 4 else { break }
            bytes += next
        }
        return bytes
    }
}

/// The number of an author: 52 bits of a hash of the folded name.
enum AuthorNumber {
    static func of(_ name: String) -> Int {
        max(1, Int(truncatingIfNeeded: contentHash(Array(name.folded.utf8)) >> 12))
    }
}

extension Article {
    /// The number of the first author; 0 without any.
    var authorNumber: Int { authors.first.map { AuthorNumber.of($0) } ?? 0 }
}

extension WordPressRESTAPI {
    /// The tags of these numbers that everyone may know, in their order.
    func tags(numbered numbers: [Int]) async throws -> [CountedTag] {
        var rest = Self.mostLookedThrough
        var found: [CountedTag] = []
        for number in numbers.compactMap({ TagNumber($0) }) {
            if let tag = try await tag(numbered: number, lookingThrough: &rest) { found.append(tag) }
        }
        return found
    }

    /// The tag of a number, among those that begin as it says; a short key is the first of them.
    private func tag(
        numbered number: TagNumber, lookingThrough rest: inout Int
    ) async throws -> CountedTag? {
        guard let prefix = number.prefix, !prefix.isEmpty else { return nil }
        var listing = TagListing()
        listing.prefix = prefix
        listing.limit = 8
        while true {
            let page = try await articles.tags(listing, for: .anonymous)
            if let tag = page.elements.first(where: { TagNumber(key: $0.tag.key) == number }) { return tag }
            guard let next = page.next else { return nil }
            rest -= page.elements.count
            guard rest > 0 else { throw WordPressError.tooManyNumbers }
            listing.limit = 1_000
            listing.cursor = next
        }
    }
}
