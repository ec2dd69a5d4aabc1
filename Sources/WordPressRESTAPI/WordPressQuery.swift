import Articles
import HTTPRouting
import HTTPTypes

/// The parameters of a request, as WordPress reads them: what it does not know it passes over.
///
/// What is wrong is collected, and thrown at once by `finish`.
struct WordPressQuery {
    private let items: [QueryItem]
    private var faults: [(name: String, detail: String)] = []
    private(set) var page = 1
    private(set) var limit = 10
    /// How many come before, if that is said.
    private(set) var offset: Int?

    /// The parameters of any request.
    init(_ request: Request, refusing others: [String] = []) throws {
        items = try request.queryItems
        for item in items where item.name.contains("[") && !item.name.hasSuffix("[]") {
            report(String(item.name.prefix { $0 != "[" }), "can't be served in this form.")
        }
        for name in others where !values(name).isEmpty { report(name, "can't be served.") }
        if let context = value("context"), !["view", "embed"].contains(context) {
            throw WordPressError(
                "rest_forbidden_context", "Sorry, you are not allowed to edit what is here.", .unauthorized)
        }
        page = number("page", in: 1...1_000_000) ?? 1
        limit = number("per_page", in: 1...100) ?? 10
        offset = number("offset", in: 0...100_000_000)
    }

    /// Throws everything that is wrong.
    func finish() throws(WordPressError) {
        if !faults.isEmpty { throw .invalid(faults) }
    }

    /// Notes what is wrong with a parameter: the first thing of each.
    mutating func report(_ name: String, _ detail: String) {
        guard !faults.contains(where: { $0.name.hasSameBytes(as: name) }) else { return }
        faults.append((name, "\(name) \(detail)"))
    }

    /// How many come before the page.
    var start: Int { offset ?? (page - 1) * limit }

    /// The value of a parameter; `nil` without one.
    func value(_ name: String) -> String? { items.first { $0.name.hasSameBytes(as: name) }?.value }

    /// The values of a parameter that is a list: `a,b`, or said several times, with brackets behind its name or without.
    func values(_ name: String) -> [String] {
        items.filter { $0.name.hasSameBytes(as: name) || $0.name.hasSameBytes(as: "\(name)[]") }
            .flatMap { $0.value.split(separator: ",").map { $0.trimmed } }.filter { !$0.isEmpty }
    }

    /// Whether the parameter is there.
    func has(_ name: String) -> Bool { !values(name).isEmpty }

    /// A list of numbers, each once.
    mutating func numbers(_ name: String) -> [Int] {
        let texts = values(name)
        guard texts.count <= ArticleSelection.mostReferences else {
            report(name, "must have at most \(ArticleSelection.mostReferences) items.")
            return []
        }
        var numbers: [Int] = []
        for text in texts {
            guard let number = Int(text) else {
                report(name, "is not of type integer.")
                return []
            }
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }

    mutating func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let text = value(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            report(
                name,
                "must be between \(range.lowerBound) (inclusive) and \(range.upperBound) (inclusive)")
            return nil
        }
        return number
    }

    mutating func flag(_ name: String) -> Bool? {
        guard let text = value(name)?.lowercased() else { return nil }
        switch text {
        case "true", "1": return true
        case "false", "0", "": return false
        case _:
            report(name, "is not of type boolean.")
            return nil
        }
    }

    /// An instant; one without an offset is of UTC, as the times of the site are.
    mutating func time(_ name: String) -> Timestamp? {
        guard let text = value(name) else { return nil }
        for end in ["", "Z", "T00:00:00Z"] {
            if let time = Timestamp(text.replacing(" ", with: "T") + end) { return time }
        }
        report(name, "is not a valid date.")
        return nil
    }

    /// A word out of several.
    mutating func choice(_ name: String, _ words: [String], default fallback: String) -> String {
        guard let word = value(name) else { return fallback }
        if words.contains(word) { return word }
        report(name, "is not one of \(words.joined(separator: ", ")).")
        return fallback
    }

    /// What `_fields` and `_embed` ask for.
    var form: FieldSelection { FieldSelection(fields: values("_fields"), embeds: embeds) }

    private var embeds: Set<String>? {
        let isThere = items.contains { $0.name == "_embed" || $0.name == "_embed[]" }
        guard isThere else { return nil }
        let names = Set(values("_embed"))
        if names == ["false"] || names == ["0"] { return nil }
        return names.isDisjoint(with: ["1", "true"]) ? names : []
    }
}

/// The members of objects that a request wants to see.
struct FieldSelection: Sendable {
    let fields: [[Substring]]
    /// More are not looked at: no object has as many members.
    private static let mostFields = 200
    /// The relations that are embedded: all of them if empty, none if `nil`.
    private let embeds: Set<String>?

    init(fields: [String], embeds: Set<String>?) {
        var known = Set<String>()
        self.fields = fields.filter { known.insert($0).inserted }.prefix(Self.mostFields).map {
            $0.split(separator: ".")
        }
        self.embeds = embeds
    }

    /// Whether a member is shown, or something within it.
    func shows(_ member: String) -> Bool {
        fields.isEmpty || fields.contains { $0.first.map { $0 == member } ?? false }
    }

    func embeds(_ relation: String) -> Bool {
        guard let embeds, shows("_embedded") else { return false }
        return embeds.isEmpty || embeds.contains(relation)
    }
}
