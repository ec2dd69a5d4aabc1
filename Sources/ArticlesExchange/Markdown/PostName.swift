import Articles

/// What the path of a Markdown file says about its article.
struct PostName {
    /// Endings that generators put before `.md`.
    private static let innerExtensions = ["md", "markdown", "mdx", "html", "htm", "txt"]

    /// The name without folders, endings, language and Jekyll's date; of `index` files the folder's name.
    let stem: String
    /// The date of `YYYY-MM-DD-title.md`, of the folders `YYYY/MM/DD`.
    private(set) var date: Timestamp?
    /// The language of `index.ja.md`, of a first folder `ja`.
    private(set) var language: String?
    /// What in the name may say so, or be of its title: `draft-picks.md`.
    private(set) var doubt: String?
    /// Whether it is the page of its folder, and not a section's: `index.md`.
    let isIndex: Bool

    init(path: String) {
        let parts = path.split(separator: "/").map(String.init)
        var name = Self.withoutExtensions(parts.last ?? path)
        name = HidingPart.withoutMark(name)
        if let dot = name.lastIndex(of: "."), let tag = Self.language(String(name[name.index(after: dot)...]))
        {
            language = tag
            name = HidingPart.withoutMark(String(name[..<dot]))
        }
        isIndex = name.lowercased() == "index"
        if isIndex, parts.count > 1 { name = parts[parts.count - 2] }
        if isIndex, parts.count > 1 { name = HidingPart.withoutMark(name) }
        if let (day, rest) = PostDate.leadingDay(of: name) { (date, name) = (day, rest) }
        if date == nil, HidingPart.mayBeDraft(name) { doubt = name }
        if date == nil, parts.count > 3 {
            for index in 0..<parts.count - 3 {
                date = date ?? Timestamp(parts[index...(index + 2)].joined(separator: "-") + "T00:00:00Z")
            }
        }
        if language == nil, parts.count > 1 {
            let folders = parts.dropLast().prefix(2)
            language = folders.lazy.compactMap { Self.language($0) }.first
        }
        stem = isIndex && parts.count == 1 ? "" : name
    }

    /// The slug that the name makes; `nil` when it has neither letter nor digit.
    var slug: Slug? {
        let slug = Slug(making: stem, fallback: "")
        return slug.text.isEmpty ? nil : slug
    }

    /// The name of a file without its endings, and the language before them.
    static func parts(ofFile name: String) -> (base: String, language: String?) {
        let stem = HidingPart.withoutMark(withoutExtensions(name))
        guard let dot = stem.lastIndex(of: "."), let tag = language(String(stem[stem.index(after: dot)...]))
        else {
            return (stem, nil)
        }
        return (String(stem[..<dot]), tag)
    }

    private static func withoutExtensions(_ name: String) -> String {
        var stem = name[...]
        while let dot = stem.lastIndex(of: "."), dot > stem.startIndex,
            innerExtensions.contains(stem[stem.index(after: dot)...].lowercased())
        {
            stem = stem[..<dot]
        }
        return String(stem)
    }

    /// The tag of a language with two letters (ISO 639-1), alone with a region script.
    static func language(_ text: String) -> String? {
        let parts = text.split(whereSeparator: { $0 == "-" || $0 == "_" })
        guard let first = parts.first, first.utf8.count == 2, languages.contains(first.lowercased()),
            parts.count == 1 || parts.count == 2 && [2, 4].contains(parts[1].utf8.count)
        else { return nil }
        return LanguageTag.canonical(parts.joined(separator: "-"))
    }

    private static let languages = Set(
        """
        aa ab ae af ak ar av ay az ba be bg bh bi bm bn bo br bs ca ce ch cr cs cu cv cy da de dv dz ee el en \
        eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz id ig ii ik is it iu ja \
        jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb \
        nd ne ng nl nn no nr nv ny oc oj om os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn sq \
        sr ss st su sv sw ta te tg th ti tk tl tn tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.split(separator: " ").map(String.init))
}
