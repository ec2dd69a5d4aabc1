import Articles
import StrictJSON

/// Reads the members of one JSON object of a record: all of them must be there, and no others.
struct RecordReader {
    /// What is wrong; the record is named by who reads it.
    struct Fault: Error {
        var reason: String

        init(_ reason: String) {
            self.reason = reason
        }
    }

    private let members: [String: JSONValue]
    private let path: String

    init(_ value: JSONValue, at path: String = "", names: [String]) throws(Fault) {
        guard case .object(let members) = value else {
            throw Fault(path.isEmpty ? "it is no JSON object" : "\(path) is no object")
        }
        self.path = path
        self.members = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        for member in members where !names.contains(member.name) {
            throw Fault("\(path)/\(member.name) is no member that this program knows")
        }
        for name in names where self.members[name] == nil { throw Fault("\(path)/\(name) is missing") }
    }

    func value(_ name: String) -> JSONValue { members[name] ?? .null }

    func isNull(_ name: String) -> Bool { value(name).isNull }

    func fault(_ name: String, _ rule: String) -> Fault { Fault("\(path)/\(name) \(rule)") }

    /// A text of so many Unicode scalars.
    func text(_ name: String, _ lengths: ClosedRange<Int>) throws(Fault) -> String {
        try Self.text(value(name), "\(path)/\(name)", lengths)
    }

    func optionalText(_ name: String, _ lengths: ClosedRange<Int>) throws(Fault) -> String? {
        isNull(name) ? nil : try text(name, lengths)
    }

    /// A text that means something.
    func parsed<Value>(
        _ name: String, _ rule: String, _ parse: (String) -> Value?
    ) throws(Fault) -> Value {
        guard case .string(let text) = value(name), text.utf8.count <= 8_192, let parsed = parse(text) else {
            throw fault(name, rule)
        }
        return parsed
    }

    func id(_ name: String) throws(Fault) -> UniqueID {
        try parsed(name, "must be a UUID in lower case") { Self.id($0) }
    }

    func time(_ name: String) throws(Fault) -> Timestamp {
        try parsed(name, "must be an RFC 3339 time with an offset") { Timestamp($0) }
    }

    func optionalTime(_ name: String) throws(Fault) -> Timestamp? {
        isNull(name) ? nil : try time(name)
    }

    /// A slug is looked at less closely than a client's: later versions of Unicode may form it otherwise.
    func slug(_ name: String) throws(Fault) -> Slug {
        try parsed(name, "must be lower-case letters and digits with hyphens between, at most 96 characters")
        {
            text in
            let isPlain = text.utf8.allSatisfy { byte in
                byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
                    || byte == UInt8(ascii: "-")
            }
            let length = text.unicodeScalars.count
            return isPlain && (1...Slug.maximumLength).contains(length) ? Slug(stored: text) : nil
        }
    }

    func flag(_ name: String) throws(Fault) -> Bool {
        guard case .bool(let flag) = value(name) else { throw fault(name, "must be true or false") }
        return flag
    }

    func number(_ name: String, _ range: ClosedRange<Int>) throws(Fault) -> Int {
        guard case .number(let digits) = value(name), let number = Int(digits), range.contains(number) else {
            throw fault(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// The elements of an array, each with where it is.
    func elements<Value>(
        _ name: String, atMost limit: Int = .max,
        _ read: (JSONValue, String) throws(Fault) -> Value
    ) throws(Fault) -> [Value] {
        guard case .array(let elements) = value(name) else { throw fault(name, "must be an array") }
        guard elements.count <= limit else { throw fault(name, "must have at most \(limit) elements") }
        var values: [Value] = []
        for (index, element) in elements.enumerated() {
            values.append(try read(element, "\(path)/\(name)/\(index)"))
        }
        return values
    }

    func texts(_ name: String, atMost limit: Int, _ lengths: ClosedRange<Int>) throws(Fault) -> [String] {
        try elements(name, atMost: limit) { (value, place) throws(Fault) in
            try Self.text(value, place, lengths)
        }
    }

    /// Identities, each once.
    func ids(_ name: String, atMost limit: Int = .max) throws(Fault) -> [UniqueID] {
        let ids = try elements(name, atMost: limit) { (value, place) throws(Fault) in
            guard case .string(let text) = value, let id = Self.id(text) else {
                throw Fault("\(place) must be a UUID in lower case")
            }
            return id
        }
        guard Set(ids).count == ids.count else { throw fault(name, "names something twice") }
        return ids
    }

    private static func id(_ text: String) -> UniqueID? {
        UniqueID(text).flatMap { $0.description.hasSameBytes(as: text) ? $0 : nil }
    }

    private static func text(
        _ value: JSONValue, _ place: String, _ lengths: ClosedRange<Int>
    ) throws(Fault) -> String {
        guard case .string(let text) = value else { throw Fault("\(place) must be a string") }
        guard lengths.contains(text.unicodeScalars.count) else {
            throw Fault("\(place) must have \(lengths.lowerBound) to \(lengths.upperBound) characters")
        }
        return text
    }
}
