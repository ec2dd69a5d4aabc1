import Articles
import HTTPRouting
import HTTPTypes

/// Reads the parameters of a query, and collects everything that is wrong instead of stopping at one.
struct QueryReader {
    /// For how many unknown names a known one is searched, which is the costly part of a response.
    private static let hintLimit = 10

    private let items: [QueryItem]
    private var violations: [Violation] = []

    /// The parameters of a request, which may have no other names than `known`.
    init(_ request: Request, known: [String]) throws(Problem) {
        items = try request.queryItems
        var reported = Set<[UInt8]>()
        for item in items where !known.contains(where: { item.isNamed($0) }) {
            guard reported.insert(Array(item.name.utf8)).inserted else { continue }
            let hint = reported.count > Self.hintLimit ? "" : suggestion(for: item.name, among: known)
            report(item.name, "unknown_parameter", "is not a known parameter\(hint)")
        }
    }

    /// The parameters of a request for a page: others than `known` mean nothing, since whoever links to a page adds some.
    init(page request: Request, known: [String]) throws(Problem) {
        items = try request.queryItems.filter { item in known.contains { item.isNamed($0) } }
    }

    /// Throws a 400 with everything that was wrong.
    func finish() throws(Problem) {
        guard !violations.isEmpty else { return }
        throw Problem(
            "bad-parameter", title: "A parameter is not valid", status: .badRequest,
            detail: Problem.sentence(violations, of: violations.count), errors: violations)
    }

    /// Whether anything was wrong so far.
    var hasViolations: Bool { !violations.isEmpty }

    mutating func report(_ name: String, _ code: String, _ detail: String) {
        violations.append(Violation(.parameter(name), code: code, detail: detail))
    }

    /// The values of a parameter that may be given several times.
    mutating func values(_ name: String) -> [String] {
        var values: [String] = []
        for item in items where item.isNamed(name) {
            if item.value.isEmpty {
                report(name, "empty", "must not be empty")
            } else if item.value.utf8.contains(0) {
                report(name, "unstorable", "must not contain U+0000")
            } else {
                values.append(item.value)
            }
        }
        return values
    }

    /// The value of a parameter that may be given once.
    mutating func value(_ name: String) -> String? {
        if items.count(where: { $0.isNamed(name) }) > 1 {
            report(name, "repeated", "must be given only once")
            return nil
        }
        return values(name).first
    }

    /// A value that `parse` understands.
    mutating func parsed<Value>(
        _ name: String, _ rule: String, _ parse: (String) -> Value?
    ) -> Value? {
        guard let text = value(name) else { return nil }
        guard let value = parse(text) else {
            report(name, "format", rule)
            return nil
        }
        return value
    }

    /// One word of several.
    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, _ type: Choice.Type = Choice.self
    ) -> Choice? {
        guard let text = value(name) else { return nil }
        if text.utf8.count <= 32, let choice = Choice(rawValue: text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        let hint = suggestion(for: text, among: words)
        report(name, "unknown_value", "must be \(words.joined(separator: " or "))\(hint)")
        return nil
    }

    /// The size of a page.
    mutating func limit(atMost most: Int = 100) -> Int? {
        number("limit", in: 1...Int64(most)).map { Int($0) }
    }

    /// A whole number.
    mutating func number(_ name: String, in range: ClosedRange<Int64>) -> Int64? {
        parsed(name, "must be a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int64(text),
                range.contains(number)
            else { return nil }
            return number
        }
    }

    /// An instant.
    mutating func time(_ name: String) -> Timestamp? {
        parsed(name, "must be an RFC 3339 time with an offset; a plus sign is written %2B") { Timestamp($0) }
    }
}

extension QueryItem {
    /// Whether it has this name, byte by byte: Swift compares texts by their normal forms, which takes time
    /// in the square of the length of a run of combining marks.
    func isNamed(_ name: String) -> Bool {
        self.name.hasSameBytes(as: name)
    }
}
