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

    /// The lines on which texts stand for the first time as a whole.
    static func lines(of texts: Set<String>, in bytes: [UInt8]) -> [String: Int] {
        var lines: [String: Int] = [:]
        var line = 1
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "\""):
                let start = index + 1
                index = start
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
                    index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                if index - start <= 200, index <= bytes.count {
                    let text = String(decoding: bytes[start..<index], as: UTF8.self)
                    if texts.contains(text), lines[text] == nil { lines[text] = line }
                }
            case _: break
            }
            index += 1
        }
        return lines
    }
}
