import Articles
import HTTPRouting
import StrictJSON

extension Page {
    /// `{"data":[…],"page":{"limit","next","previous","total"}}`, with `corrected` or `did_you_mean` if there is one, and `facets` if they were
    /// asked for.
    func json(limit: Int, _ write: (inout JSONWriter, Element) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: 256 + max(elements.count * 1_024, size + size >> 4))
        writer.raw("{\"data\":")
        writer.array(elements, write)
        writer.raw(",\"page\":{\"limit\":")
        writer.number(limit)
        writer.raw(",\"next\":")
        writer.string(next)
        writer.raw(",\"previous\":")
        writer.string(previous)
        writer.raw(",\"total\":")
        if let total { writer.number(total) } else { writer.raw("null") }
        if let corrected {
            writer.raw(",\"corrected\":")
            writer.string(corrected)
        }
        if let didYouMean {
            writer.raw(",\"did_you_mean\":")
            writer.string(didYouMean)
        }
        writer.raw("}")
        if let facets {
            writer.raw(",\"facets\":")
            facets.write(to: &writer)
        }
        writer.raw("}")
        return writer.bytes
    }

    /// The neighbours as links (RFC 8288): the same query with their cursors. `nil` without any.
    func link(from request: Request) throws(Problem) -> String? {
        guard next != nil || previous != nil else { return nil }
        let query = try request.encodedQuery(without: "cursor")
        let target = request.path + "?" + (query.isEmpty ? "" : query + "&")
        let neighbours = [(next, "next"), (previous, "prev")]
        let links = neighbours.compactMap { cursor, relation in
            cursor.map { "<\(target)cursor=\($0)>; rel=\"\(relation)\"" }
        }
        return links.joined(separator: ", ")
    }
}

extension ListFacets {
    /// `{"counted","estimated"}` and `[{"value","name","count"}]` for each kind
    fileprivate func write(to writer: inout JSONWriter) {
        writer.raw("{\"counted\":")
        writer.number(counted)
        writer.raw(checked: ",\"estimated\":\(isEstimated)")
        for kind in Kind.allCases {
            guard let values = values[kind] else { continue }
            writer.raw(checked: ",\"\(kind.rawValue)\":")
            writer.array(values) { writer, value in
                writer.raw("{\"value\":")
                writer.string(value.value)
                writer.raw(",\"name\":")
                writer.string(value.name)
                writer.raw(",\"count\":")
                writer.number(value.count)
                writer.raw("}")
            }
        }
        writer.raw("}")
    }
}

extension Request {
    /// The query, percent-encoded anew, so that it can stand in a header field.
    func encodedQuery(without names: String...) throws(Problem) -> String {
        Self.encoded(try queryItems.filter { !names.contains($0.name) })
    }

    /// The parameters with these names, percent-encoded anew.
    func encodedQuery(keeping names: [String]) throws(Problem) -> String {
        Self.encoded(try queryItems.filter { names.contains($0.name) })
    }

    private static func encoded(_ items: [QueryItem]) -> String {
        items.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
    }
}

extension String {
    /// With every byte escaped that is not unreserved (RFC 3986 §2.3), a comma or a colon.
    var percentEncoded: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        for byte in utf8 {
            switch byte {
            case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ","):
                bytes.append(byte)
            case _:
                let digits = String(byte, radix: 16, uppercase: true)
                bytes.append(contentsOf: (byte < 16 ? "%0" : "%").utf8)
                bytes.append(contentsOf: digits.utf8)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
