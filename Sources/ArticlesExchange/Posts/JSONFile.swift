import Articles
import StrictJSON

/// Reads a file that is one JSON text.
enum JSONFile {
    /// The most bytes of such a file.
    static let limit = 256 << 20

    static func value(_ file: InputFile, _ origin: ItemOrigin) throws(ImportFault) -> (JSONValue, [UInt8]) {
        var bytes = try file.whole(atMost: limit, origin)
        if bytes.starts(with: TextDecoding.byteOrderMark) { bytes.removeFirst(3) }
        do throws(JSONError) {
            return (try JSONParser.parse(bytes), bytes)
        } catch {
            let line = TextDecoding.line(of: error.offset, in: bytes)
            throw ImportFault(origin.line(line), "not a JSON text at byte \(error.offset): \(error.detail)")
        }
    }

    /// The lines on which the elements of an array begin, which is known by the names of the members around it.
    static func lines(ofElementsIn path: [String], of bytes: [UInt8]) -> [Int] {
        lines(ofElementsIn: path, of: bytes, atMost: 1).first ?? []
    }

    /// The same of each array of this name, where such stand in the elements of another one.
    static func lines(ofElementsIn path: [String], of bytes: [UInt8], atMost limit: Int) -> [[Int]] {
        let wanted = path.map { Array($0.utf8) }
        var (arrays, lines, line) = ([[Int]](), [Int](), 1)
        /// The names of the objects and arrays that are open; none for the elements of arrays.
        var names: [ArraySlice<UInt8>?] = []
        var name: ArraySlice<UInt8>?
        var (quote, depth, isBefore) = (0, Int?.none, false)
        JSONOutline.walk(bytes) { index, byte, open in
            switch byte {
            case UInt8(ascii: "\n"): line += 1
            case 0x20, 0x09, 0x0D, UInt8(ascii: "]"): isBefore = isBefore && byte != UInt8(ascii: "]")
            case _ where isBefore:
                lines.append(line)
                isBefore = false
            case _: break
            }
            switch byte {
            case UInt8(ascii: "\""): quote = index
            case UInt8(ascii: ":"):
                let end = bytes[quote..<index].lastIndex(of: UInt8(ascii: "\"")) ?? quote
                name = quote < end ? bytes[(quote + 1)..<end] : nil
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                names.append(name)
                name = nil
                let isArray = byte == UInt8(ascii: "[")
                if depth == nil, isArray, names.last != .some(nil),
                    names.compactMap(\.self).elementsEqual(wanted, by: { $0.elementsEqual($1) })
                {
                    (depth, isBefore) = (open, true)
                }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = names.popLast()
                if let end = depth, open < end {
                    arrays.append(lines)
                    (lines, depth) = ([], nil)
                    return arrays.count < limit
                }
            case UInt8(ascii: ","):
                isBefore = open == depth
                name = nil
            case _: break
            }
            return true
        }
        return arrays
    }
}
