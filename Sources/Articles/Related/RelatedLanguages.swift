import StrictJSON

/// In which languages related articles may be.
///
/// Tags match as in basic filtering (RFC 4647 §3.3.1): `pt` also means `pt-BR`. A translation of the article is never
/// related to it.
public enum RelatedLanguages: Sendable, Equatable {
    /// In that of the article, whatever its region; articles that name no language are in every one.
    case own
    /// In one of these, as canonical tags.
    case some([String])
    /// In whatever language.
    case any

    /// The language tags that articles beside this one have, but for regions; none if any will do.
    func tags(beside article: Article) -> [String] {
        switch self {
        case .any: []
        case .some(let ranges): ranges
        case .own:
            article.language.map { language in
                let primary = String(language.prefix { $0 != "-" })
                return language == primary ? [primary] : [primary, language]
            } ?? []
        }
    }

    /// Whether an article may be shown beside another one; if an editor pinned it, only for a language that was asked for.
    func admit(_ article: Article, beside other: Article, isPinned: Bool) -> Bool {
        if !isPinned, article.isTranslation(of: other) { return false }
        switch self {
        case .any: return true
        case .some(let ranges): return ranges.contains { article.isInLanguage($0) }
        case .own:
            guard !isPinned, article.language != nil, let language = other.language else { return true }
            return article.isInLanguage(String(language.prefix { $0 != "-" }))
        }
    }
}

extension Article {
    /// Whether its language is in this range.
    fileprivate func isInLanguage(_ range: String) -> Bool {
        guard let language else { return false }
        return language.hasSameBytes(as: range) || language.utf8.starts(with: (range + "-").utf8)
    }

    /// Whether it is the same in another language, as the members `translation_key` of both say, which imports write.
    package func isTranslation(of other: Article) -> Bool {
        guard let key = translationKey, let otherKey = other.translationKey, key.hasSameBytes(as: otherKey),
            source?.name == other.source?.name
        else { return false }
        return language != other.language
    }

    private static let translationMembers = ["translation_key", "translationKey"]

    /// What it has in common with the same article in other languages.
    package var translationKey: String? {
        guard metadata.contains("\"translation"),
            case .object(let members) = try? JSONParser.parse(Array(metadata.utf8))
        else { return nil }
        for member in members where Self.translationMembers.contains(member.name) {
            if case .string(let key) = member.value { return key }
        }
        return nil
    }
}
