import Foundation

/// A place in a list as clients carry it: opaque, and bound to one filter and order.
struct Cursor: Equatable {
    /// Walk back from the place.
    var isBackward: Bool
    /// The sort key, an integer or a text.
    var number: Int64
    /// The sort key when it is a text.
    var text: String
    /// The identity that breaks ties.
    var id: UniqueID

    /// The text form: base64url of a version, the direction, the query's signature, key and id.
    func encoded(for signature: UInt64) -> String {
        var bytes: [UInt8] = [1, isBackward ? 1 : 0]
        for word in [signature, UInt64(bitPattern: number), id.high, id.low] {
            for shift in stride(from: 56, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
            }
        }
        bytes.append(contentsOf: text.utf8)
        return Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// Reads a cursor, with a text in its key or without. Throws `invalidQuery` when it is none, or one of
    /// another query.
    init(_ encoded: String, for signature: UInt64, isText: Bool) throws(ArticleError) {
        var base64 = encoded.utf8.map { byte in
            byte == UInt8(ascii: "-")
                ? UInt8(ascii: "+") : byte == UInt8(ascii: "_") ? UInt8(ascii: "/") : byte
        }
        base64 += [UInt8](repeating: UInt8(ascii: "="), count: (4 - base64.count % 4) % 4)
        guard !encoded.utf8.contains(UInt8(ascii: "=")), let data = Data(base64Encoded: Data(base64)),
            data.count >= 34,
            data[0] == 1, data[1] <= 1
        else { throw .invalidQuery("cursor", "format", "is not one that this service gave") }
        let bytes = Array(data)
        func word(at offset: Int) -> UInt64 {
            bytes[offset..<offset + 8].reduce(0) { $0 << 8 | UInt64($1) }
        }
        guard word(at: 2) == signature else {
            throw .invalidQuery("cursor", "mismatch", "belongs to another filter or sort")
        }
        guard let text = String(validating: bytes[34...], as: UTF8.self), !text.utf8.contains(0) else {
            throw .invalidQuery("cursor", "format", "is not one that this service gave")
        }
        guard isText || text.isEmpty else {
            throw .invalidQuery("cursor", "format", "is not one that this service gave")
        }
        isBackward = bytes[1] == 1
        number = Int64(bitPattern: word(at: 10))
        id = UniqueID(high: word(at: 18), low: word(at: 26))
        self.text = text
    }

    init(isBackward: Bool, number: Int64 = 0, text: String = "", id: UniqueID) {
        self.isBackward = isBackward
        self.number = number
        self.text = text
        self.id = id
    }
}

/// One page of a list, with the cursors of its neighbours.
public struct Page<Element: Sendable>: Sendable {
    /// The elements, in the order of the list.
    public var elements: [Element]
    /// The page behind; `nil` at the end.
    public var next: String?
    /// The page before; `nil` at the start.
    public var previous: String?
    /// How many elements the whole list has, if it was asked for.
    public var total: Int?
    /// The instant at which visibility was decided.
    public var now: Timestamp
    /// The bytes of the elements before they are encoded, where they are counted.
    public var size = 0
    /// What was searched for in place of words that find nothing.
    public var corrected: String?
    /// What may have been meant by words that find nothing.
    public var didYouMean: String?
    /// What was counted beside the page.
    public var facets: ListFacets?
}

extension Page {
    /// The most bytes of a page before it is encoded: it then holds fewer elements than were asked for. One
    /// element is always there.
    public static var maximumSize: Int { 8 << 20 }

    /// Cuts what one more than `limit` was fetched of, turns it to the order of the list, and names
    /// the neighbours.
    init(
        fetched: [Element], limit: Int, after cursor: Cursor?, total: Int?, now: Timestamp,
        encode: (Element, _ isBackward: Bool) -> String
    ) {
        let hasMore = fetched.count > limit
        let isBackward = cursor?.isBackward ?? false
        let page = fetched.prefix(limit)
        elements = isBackward ? page.reversed() : Array(page)
        let hasNext = isBackward ? !elements.isEmpty : hasMore
        let hasPrevious = isBackward ? hasMore : cursor != nil && !elements.isEmpty
        next = hasNext ? elements.last.map { encode($0, false) } : nil
        previous = hasPrevious ? elements.first.map { encode($0, true) } : nil
        self.total = total
        self.now = now
    }
}
