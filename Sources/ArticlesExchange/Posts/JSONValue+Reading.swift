import Articles
import StrictJSON

extension JSONValue {
    /// The text of a string that is not empty.
    var text: String? {
        if case .string(let text) = self, !text.isEmpty { text } else { nil }
    }

    /// The elements of an array; none of anything else.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// Whether it is true, as a truth value or as 1.
    var isTrue: Bool {
        switch self {
        case .bool(let truth): truth
        case .number(let number): number == "1"
        case .null, .string, .array, .object: false
        }
    }

    /// A whole number.
    var integer: Int? {
        if case .number(let digits) = self { Int(digits) } else { nil }
    }

    /// A string or a number as text.
    var key: String? {
        if case .number(let digits) = self { digits } else { text }
    }
}

/// Reads a file that is one JSON text.
enum JSONFile {
    /// The most bytes of such a file.
    static let limit = 256 << 20

    static func value(_ file: InputFile, _ origin: ItemOrigin) throws(ImportFault) -> (JSONValue, [UInt8]) {
        let contents: [UInt8]?
        do throws(SystemError) {
            contents = try file.contents(atMost: limit)
        } catch {
            throw ImportFault(origin.line(1), error.reason)
        }
        guard var bytes = contents else {
            throw ImportFault(origin.line(1), "is larger than \(limit >> 20) MiB")
        }
        if bytes.starts(with: TextDecoding.byteOrderMark) { bytes.removeFirst(3) }
        do throws(JSONError) {
            return (try JSONParser.parse(bytes), bytes)
        } catch {
            let line = bytes.prefix(error.offset).count { $0 == UInt8(ascii: "\n") } + 1
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

/// Hands over items that were made from a whole file.
struct WholeListReader: ItemReader {
    private let read: () throws(ImportFault) -> [ImportItem]
    private var items: [ImportItem]?
    private var position = 0

    init(_ read: @escaping () throws(ImportFault) -> [ImportItem]) {
        self.read = read
    }

    mutating func next() -> ImportItem? {
        if items == nil {
            do throws(ImportFault) {
                items = try read()
            } catch {
                items = [ImportItem(error)]
            }
        }
        guard let items, position < items.count else { return nil }
        position += 1
        return items[position - 1]
    }
}
