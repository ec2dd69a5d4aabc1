import Articles

extension Publication {
    /// Looks for what other members, and those of plug-ins, say about visibility in their lists and mappings: what
    /// hides, a date ahead, and words that can mean nothing else.
    ///
    /// The dates of events and works say nothing of an article that has a date of its own.
    mutating func lookInside(_ node: YAMLNode, _ key: String, isOfArticle: Bool, isOfEvent: Bool = false) {
        let plain = VisibilityKey.folded(key)
        let isOfEvent = isOfEvent || hasTime && EventKey.isOne(key, isOfEvent: isEvent)
        switch node.content {
        case .scalar(let text, _):
            guard !Self.texts.contains(plain), text.utf8.count <= 200 else { return }
            let isHiding =
                VisibilityValue.isUnmistakable(text) || Self.isForNoRobot(plain, text)
                || VisibilityValue.isAmbiguous(text) && !Self.things.contains(plain)
            if let time = FeedDate.timestamp(text) {
                if !isOfEvent { keepLater(time, note(node, "\(key) is a date ahead: \(text.trimmed)")) }
            } else if isHiding {
                doubt(node, "\(key) \(Self.shown(node)) makes it a draft")
            }
        case .list(let elements):
            for element in elements where spend(element) {
                if Self.navigation.contains(plain), element.text != nil { continue }
                lookInside(element, key, isOfArticle: isOfArticle, isOfEvent: isOfEvent)
            }
        case .map(let pairs):
            for (name, value) in pairs where spend(value) {
                readInside(name, value, in: plain, isOfArticle: isOfArticle)
                lookInside(
                    value, name, isOfArticle: isOfArticle && Self.isOfArticle(name), isOfEvent: isOfEvent)
            }
        }
    }

    private mutating func readInside(
        _ name: String, _ value: YAMLNode, in container: String, isOfArticle: Bool
    ) {
        if container.hasSuffix("build"), ["render", "list"].contains(VisibilityKey.folded(name)),
            Self.holds(value, oneOf: ["never", "false", "local", "link"])
        {
            return doubt(value, "\(name) \(Self.shown(value)), inside of \(container), makes it a draft")
        }
        guard let found = KeyMeaning(name), isOfArticle || !found.isWeak else { return }
        let word = value.text.flatMap(VisibilityValue.init)
        let isHiding = word == .hidden || word == .draft || word == .scheduled
        switch found.kind {
        case .hides where value.truth == true || isHiding, .shows where value.truth == false || isHiding,
            .status where isHiding:
            if !isOfArticle, Self.parts.contains(container), VisibilityKey.isOneWordForParts(name) { return }
            doubt(value, "\(name) \(Self.shown(value)), inside of another member, makes it a draft")
        case .password where !value.isEmpty:
            doubt(value, "\(name) is inside of another member, and not understood")
        case .time where isOfArticle && !found.isWeak, .created where isOfArticle && !found.isWeak:
            guard !value.isEmpty, value.text.flatMap(FeedDate.timestamp) == nil else { return }
            doubt(value, "\(name) is no date that is understood: \(Self.shown(value))")
        case .status where isOfArticle && !found.isWeak && word != .shown,
            .expiry where isOfArticle && !value.isEmpty && value.truth != false:
            doubt(value, "\(name) is inside of another member, and not understood: \(Self.shown(value))")
        case .hides, .shows, .status, .time, .created, .expiry, .password: return
        }
    }

    private static func holds(_ value: YAMLNode, oneOf words: Set<String>) -> Bool {
        switch value.content {
        case .scalar(let text, _): words.contains(text.trimmed.lowercased())
        case .list(let elements): elements.contains { holds($0, oneOf: words) }
        case .map: false
        }
    }

    private static func isForNoRobot(_ key: String, _ text: String) -> Bool {
        key.contains("robot")
            && (["false", "no"].contains(text.trimmed.lowercased()) || RobotsDirectives.hiding(text) != nil)
    }

    /// Whether the members of a mapping under this key are about the article as a whole.
    static func isOfArticle(_ key: String) -> Bool {
        let plain = VisibilityKey.folded(key)
        return wholes.contains(plain) || KeyMeaning(key) != nil
    }

    private static let wholes: Set<String> = [
        "params", "extra", "meta", "metadata", "options", "settings", "page", "post", "article", "custom",
        "data", "fields", "attributes", "attrs", "frontmatter", "properties", "props", "seo", "sitemap",
        "robots", "build", "publishing", "wordpress", "wp", "ghost", "hugo", "jekyll", "obsidian", "notion",
        "cms", "config", "blog", "schema", "schemaorg", "jsonld",
    ]

    /// Parts of a page that have members of such names themselves.
    static let parts: Set<String> = [
        "toc", "nav", "navigation", "sidebar", "menu", "menus", "comments", "comment", "header", "footer",
        "share", "breadcrumb", "breadcrumbs", "math", "image", "images", "cover", "hero", "banner",
        "thumbnail", "author", "authors", "gallery", "resources", "links", "code", "video", "audio", "search",
        "pagination", "pager", "title", "heading", "feature", "featuredimage", "cascade", "buttons",
        "widgets",
        "sections", "blocks", "cards", "outline", "newsletter", "related",
    ]

    /// Keys with lists of what stands in a menu.
    private static let navigation: Set<String> = [
        "nav", "navigation", "breadcrumb", "breadcrumbs", "buttons", "links",
    ]

    /// Keys whose values are names of things, which may be called Secret or Premium.
    private static let things: Set<String> = [
        "album", "song", "track", "band", "artist", "film", "movie", "show", "book", "game", "character",
        "color",
        "colour", "brand", "model", "product", "font", "theme", "genre", "mood", "place", "location", "city",
        "venue", "project", "codename", "nickname", "topic", "subject", "icon", "heading", "headline",
    ]

    /// Keys whose values are texts about anything.
    private static let texts: Set<String> = [
        "title", "linktitle", "slug", "tags", "tag", "categories", "category", "description", "excerpt",
        "summary",
        "subtitle", "author", "authors", "keywords", "aliases", "url", "permalink", "redirectfrom", "topics",
        "series", "caption", "alt", "name", "label", "updated", "lastmod", "lastmodified", "modified",
        "updatedat", "updateddate", "lastupdated", "dateupdated", "taxonomies",
    ]
}
