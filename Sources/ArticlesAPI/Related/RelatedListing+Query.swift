import Articles
import HTTPRouting

extension RelatedListing {
    private static let parameters = ["limit", "explain", "fresh", "fill", "fields", "include", "language"]

    /// What the parameters ask for. Throws a 400 with everything that is wrong with them.
    init(query request: Request) throws(Problem) {
        self.init()
        guard request.query != nil else { return }
        var query = try QueryReader(request, known: Self.parameters)
        limit =
            query.parsed("limit", "must be a whole number from 1 to 50") { Self.number($0, atMost: 50) }
            ?? limit
        isExplained = query.choice("explain", Flag.self) == .true
        halfLifeDays = query.parsed("fresh", "must be days from 1d to 3650d, such as 30d") { text in
            text.utf8.last == UInt8(ascii: "d") ? Self.number(String(text.dropLast()), atMost: 3_650) : nil
        }
        isFilled = query.choice("fill", Fill.self) == .recent
        fields = query.fields() ?? .listed
        if query.choice("include", Inclusion.self) != nil { fields.insert(.body) }
        languages = query.relatedLanguages() ?? .own
        try query.finish()
    }

    /// The most languages that can be asked for.
    fileprivate static let languageLimit = 10

    private enum Flag: String, CaseIterable {
        case `true`
        case `false`
    }

    private enum Fill: String, CaseIterable {
        case none
        case recent
    }

    private enum Inclusion: String, CaseIterable {
        case body
    }

    private static func number(_ text: String, atMost limit: Int) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text),
            (1...limit).contains(number)
        else { return nil }
        return number
    }
}

extension QueryReader {
    /// `any`, or language tags between commas.
    fileprivate mutating func relatedLanguages() -> RelatedLanguages? {
        guard let text = value("language") else { return nil }
        if text == "any" { return .any }
        let tags = text.parts(between: ",")
        guard tags.count <= RelatedListing.languageLimit else {
            report("language", "too_many", "must have at most \(RelatedListing.languageLimit) tags")
            return nil
        }
        let canonical = tags.compactMap { LanguageTag.canonical($0) }
        guard canonical.count == tags.count else {
            report("language", "format", "must be any, or language tags such as en,pt-BR")
            return nil
        }
        return .some(canonical)
    }
}
