import Articles
import StrictJSON

extension SearchSynonyms {
    static let recordMembers = ["rules", "version", "updated_at"]

    init(record: RecordReader) throws(RecordReader.Fault) {
        let rules = try record.elements("rules", atMost: Self.mostRules) {
            (value, place) throws(RecordReader.Fault) in
            let rule = try RecordReader(value, at: place, names: ["language", "root", "synonyms"])
            let lengths = 1...SynonymRule.textLimit
            return SynonymRule(
                language: try rule.text("language", 1...LanguageTag.maximumLength),
                root: try rule.optionalText("root", lengths),
                synonyms: try rule.texts("synonyms", atMost: SynonymRule.mostSynonyms, lengths))
        }
        self.init(
            rules: rules, version: try record.number("version", Article.versions),
            updatedAt: try record.optionalTime("updated_at"))
    }
}

extension RecordWriter {
    mutating func write(_ synonyms: SearchSynonyms) {
        member("rules") { $0.array(synonyms.rules) { $1.write(to: &$0) } }
        member("version") { $0.number(synonyms.version) }
        member("updated_at") { $0.timestamp(synonyms.updatedAt) }
    }
}
