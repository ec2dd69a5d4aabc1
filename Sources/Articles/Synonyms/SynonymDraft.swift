public import StrictJSON
import TextAnalysis

/// Rules of synonyms as a client gives them. Those that exist are valid.
public struct SynonymDraft: Hashable, Sendable {
    /// The rules.
    public let rules: [SynonymRule]

    /// The members that the service sets itself: they are taken in a body, and have no effect.
    static let ownMembers = ["version", "updated_at"]

    /// Reads `{"rules":[…]}`. Throws `invalid` with every violation.
    public init(json: JSONValue) throws(ArticleError) {
        var reader = MemberReader(json, known: ["rules"] + Self.ownMembers)
        if reader.violations.isEmpty, reader.value("rules") == nil {
            reader.report("rules", "required", "is required; [] for none")
        }
        var check = SynonymCheck()
        let elements = reader.elements("rules", atMost: SearchSynonyms.mostRules)
        rules = elements.enumerated().map { check.rule($1, at: "/rules/\($0)") }
        reader.adopt(Array(check.violations.prefix(Self.mostViolations)))
        guard reader.violations.isEmpty else { throw .invalid("the synonyms", reader.violations) }
    }

    /// So many violations are named; more say nothing new.
    private static let mostViolations = 100
}

/// Reads rules, and looks at what they say together.
private struct SynonymCheck {
    private(set) var violations: [ArticleError.Violation] = []
    /// What each root of a language finds.
    private var found: [Language: [[String]: Set<[String]>]] = [:]

    mutating func rule(_ value: JSONValue, at pointer: String) -> SynonymRule {
        var reader = MemberReader(value, at: pointer, known: ["language", "root", "synonyms"])
        let language = reader.parsed("language", atMost: .max, Self.languageRule) {
            LanguageTag.canonical($0)
        }
        if reader.violations.isEmpty, reader.value("language") == nil {
            reader.report("language", "required", "is required, such as en")
        }
        var rule = SynonymRule(language: language ?? "und", synonyms: [])
        let analyzer = TextAnalyzer(language: Language(code: rule.language).searched)
        var known: [[String]] = []
        if let root = reader.value("root") {
            rule.root = text(root, at: pointer + "/root", analyzer, &known)
        }
        let elements = reader.elements("synonyms", atMost: SynonymRule.mostSynonyms)
        for (index, element) in elements.enumerated() {
            let pointer = "\(pointer)/synonyms/\(index)"
            if let text = text(element, at: pointer, analyzer, &known) { rule.synonyms.append(text) }
        }
        let least = reader.value("root") == nil ? 2 : 1
        if reader.violations.isEmpty, elements.count < least {
            let detail = least == 1 ? "must hold one" : "must hold two, or one with a root"
            reader.report("synonyms", "too_few", detail)
        }
        violations += reader.violations
        if known.count == elements.count + (rule.root == nil ? 0 : 1) {
            count(rule, known, analyzer.language, at: pointer)
        }
        return rule
    }

    private static let languageRule = "must be a language tag such as en or pt-BR"

    /// A root or a synonym that is no other one of its rule.
    private mutating func text(
        _ value: JSONValue, at pointer: String, _ analyzer: TextAnalyzer, _ known: inout [[String]]
    ) -> String? {
        func report(_ code: String, _ detail: String) -> String? {
            violations.append(.init(pointer, code, detail))
            return nil
        }
        guard case .string(let text) = value else { return report("type", "must be a string") }
        guard text.unicodeScalars.count <= SynonymRule.textLimit else {
            return report("too_long", "must have at most \(SynonymRule.textLimit) characters")
        }
        guard !text.utf8.contains(0) else { return report("unstorable", "must not contain U+0000") }
        let stems = analyzer.synonymStems(of: text)
        guard !stems.isEmpty else { return report("no_words", "must hold a word") }
        guard stems.count <= SynonymRule.mostWords else {
            return report("too_many_words", "must have at most \(SynonymRule.mostWords) words")
        }
        guard !known.contains(stems) else {
            return report("repeated", "is read as the same word as one before it in its rule")
        }
        known.append(stems)
        return text
    }

    /// Looks at how many synonyms each root has by all rules so far. `stems` are those of the root, if the rule has one, and of the
    /// synonyms.
    private mutating func count(
        _ rule: SynonymRule, _ stems: [[String]], _ language: Language, at pointer: String
    ) {
        let texts = (rule.root.map { [$0] } ?? []) + rule.synonyms
        for index in texts.indices.prefix(rule.root == nil ? texts.count : 1) {
            let before = found[language]?[stems[index]]?.count ?? 0
            for other in stems.indices where other != index {
                found[language, default: [:]][stems[index], default: []].insert(stems[other])
            }
            let count = found[language]?[stems[index]]?.count ?? 0
            if before <= SynonymRule.mostSynonyms, count > SynonymRule.mostSynonyms {
                let most = SynonymRule.mostSynonyms
                let detail = "makes more than \(most) synonyms of \(texts[index]) in all rules"
                violations.append(.init(pointer + "/synonyms", "too_many", detail))
            }
        }
    }
}

extension TextAnalyzer {
    /// The words of a text as synonyms are recognised by.
    func synonymStems(of text: String) -> [String] {
        searchText(of: text).words.filter { $0.kind != .tail }.map(\.forms.stem)
    }
}
