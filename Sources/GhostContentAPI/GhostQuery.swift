import Articles
import HTTPRouting

/// The parameters of a request, as Ghost reads them: what it does not know it passes over.
struct GhostQuery {
    /// The sizes of a page.
    static let defaultLimit = 15
    static let maximumLimit = 100

    private let items: [QueryItem]
    /// The filter.
    let filter: NQLExpression?
    /// The fields to show; nil for all.
    let fields: Set<String>?
    let limit: Int
    let page: Int

    init(_ request: Request) throws {
        let items = try request.queryItems
        self.items = items
        limit = try Self.limit(Self.value("limit", items))
        page = try Self.number(Self.value("page", items) ?? "1", "page", 1_000_000)
        let names = Self.names(Self.value("fields", items))
        fields = names.isEmpty ? nil : Set(names)
        filter = try Self.filter(Self.value("filter", items) ?? "")
    }

    /// The value of a parameter; `nil` without one.
    subscript(name: String) -> String? { Self.value(name, items) }

    /// The names in a parameter, between commas.
    func names(_ parameter: String) -> Set<String> { Set(Self.names(self[parameter])) }

    /// Whether a member is shown.
    func shows(_ member: String) -> Bool { fields?.contains(member) ?? true }

    /// How many come before the page.
    var offset: Int { (page - 1) * limit }

    /// The order: a field, and whether it goes down; `nil` without one.
    func order() throws(GhostError) -> (field: String, isDescending: Bool)? {
        guard let text = self["order"], !text.trimmed.isEmpty else { return nil }
        let words = text.split(separator: " ").map { $0.lowercased() }
        guard words.count <= 2, words.count == 1 || words[1] == "asc" || words[1] == "desc",
            !text.contains(",")
        else { throw .badRequest("Error parsing order", "order takes one field, and asc or desc") }
        return (words[0], words.count == 2 && words[1] == "desc")
    }

    private static func value(_ name: String, _ items: [QueryItem]) -> String? {
        items.first { $0.name.hasSameBytes(as: name) }?.value
    }

    private static func names(_ text: String?) -> [String] {
        (text ?? "").split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
    }

    /// Parts of texts are looked for in everything that is examined.
    private static let mostTextComparisons = 5

    private static func filter(_ text: String) throws(GhostError) -> NQLExpression? {
        guard !text.isEmpty else { return nil }
        let filter: NQLExpression
        do throws(NQLParser.Fault) {
            filter = try NQLParser.parse(text)
        } catch {
            throw .badRequest("Error parsing filter", error.detail)
        }
        guard filter.textComparisons <= mostTextComparisons else {
            throw .badRequest("Error parsing filter", "~ stands in it more than \(mostTextComparisons) times")
        }
        return filter
    }

    /// What is more than the most is the most, as Ghost has it since 6.0; the page says how many it can hold.
    private static func limit(_ text: String?) throws(GhostError) -> Int {
        guard let text else { return defaultLimit }
        return text == "all" ? maximumLimit : min(try number(text, "limit", .max), maximumLimit)
    }

    private static func number(_ text: String, _ name: String, _ most: Int) throws(GhostError) -> Int {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            (1...most).contains(number)
        else { throw .validation(name, "must be a whole number from 1 on") }
        return number
    }
}
