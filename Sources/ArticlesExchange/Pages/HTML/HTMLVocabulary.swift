/// What the names of elements and classes say of what they hold.
enum HTMLVocabulary {
    /// Elements that begin a line of their own.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
        "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "html",
        "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody",
        "td", "tfoot", "th",
        "thead", "tr", "ul",
    ]

    /// Elements without an end.
    static let void: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "keygen", "link", "meta", "param",
        "source",
        "track", "wbr",
    ]

    /// Elements that hold nothing of a text.
    static let unread: Set<String> = [
        "script", "style", "noscript", "template", "svg", "math", "head", "title", "button", "select",
        "textarea", "input",
        "object", "canvas", "dialog", "map", "label", "datalist", "optgroup", "option",
    ]

    /// Elements of a site around its articles.
    static let frame: Set<String> = ["nav", "aside", "footer", "form", "figcaption"]

    /// Roles of a site around its articles.
    static let frameRoles: Set<String> = [
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu",
        "menubar", "toolbar",
        "alert",
    ]

    /// Words of classes and identifiers by which something is no part of a text.
    static let frameWords: Set<String> = [
        "share", "shares", "sharing", "sharebar", "sharebuttons", "sharedaddy", "social", "socials",
        "addtoany", "related",
        "relatedposts", "recommend", "recommended", "recommendations", "recirculation", "recirc", "readmore",
        "newsletter",
        "subscribe", "subscription", "signup", "paywall", "comment", "comments", "disqus", "respond", "reply",
        "cookie",
        "cookies", "consent", "gdpr", "ad", "ads", "advert", "advertisement", "advertising", "adslot",
        "adsbygoogle", "promo",
        "promotion", "promoted", "sponsor", "sponsored", "outbrain", "taboola", "breadcrumb", "breadcrumbs",
        "menu", "nav",
        "navbar", "navigation", "navi", "sidebar", "widget", "widgets", "footer", "masthead", "topbar",
        "pagination", "pager",
        "popup", "modal", "overlay", "caption", "credit", "toolbar", "print", "hidden", "sr", "skip",
        "authorbox", "bio",
        "authorbio", "trending", "mostread", "popular", "teasers", "jp", "anzeige", "werbung", "pub",
        "publicite",
        "publicidad", "kommentare", "commentaires", "comentarios", "reacties", "toc", "banner", "donate",
        "donation",
        "legende", "legenda", "bildunterschrift", "bijschrift", "fotobijschrift", "didascalia", "piedefoto",
        "piefoto", "photocaption", "credito", "bildquelle", "bildnachweis", "download", "downloads",
        "editsection", "printfooter", "cart", "login", "search", "poll", "likes",
        "upnext", "readnext",
    ]

    /// Whether a class shows its element to those only who do not see the page.
    static func isForScreenReaders(_ classes: String) -> Bool {
        classes.split(whereSeparator: \.isWhitespace).contains { screenReaders.contains(String($0)) }
    }

    private static let screenReaders: Set<String> = [
        "screen-reader-text", "screen-reader", "visually-hidden", "visuallyhidden", "u-visually-hidden",
        "sr-only", "assistive-text", "show-for-sr", "element-invisible", "a11y-hidden", "is-sr-only",
    ]

    /// Words that are no sign by themselves, beside one that is.
    static let harmless: Set<String> = [
        "no", "has", "without", "with", "not", "is", "hide", "disable", "disabled", "page", "post",
    ]

    static let roles: [(PageHints.Role, Set<String>)] = [
        (
            .byline,
            [
                "byline", "author", "authors", "writer", "vcard", "contributors", "autor", "auteur",
                "bylines",
                "firma", "autores", "auteurs", "autoren", "signature", "verfasser",
            ]
        ),
        (
            .date,
            [
                "date", "dates", "datetime", "timestamp", "published", "updated", "pubdate", "time", "datum",
                "fecha",
            ]
        ),
        (
            .standfirst,
            [
                "standfirst", "dek", "deck", "subtitle", "subheadline", "subheading", "subtitulo", "chapo",
                "bajada",
            ]
        ),
        (
            .tags,
            [
                "tags", "taglist", "keywords", "tagcloud", "topics", "etiquetas", "schlagworte", "catlinks",
                "taglinks", "labels",
            ]
        ),
    ]

    /// Whether an element is called after what leads into a text.
    static func isIntro(_ node: HTMLDocument.Node) -> Bool {
        guard ["p", "div", "h2", "h3", "section", "strong"].contains(node.name), let name = node["class"],
            name.utf8.count <= 200
        else { return false }
        return words(of: name).contains(where: intros.contains)
    }

    /// Whether an element is called after words of the text that are set apart.
    static func isQuote(_ node: HTMLDocument.Node) -> Bool {
        guard let name = node["class"], name.utf8.count <= 200 else { return node.name == "blockquote" }
        return node.name == "blockquote" || words(of: name).contains(where: quotes.contains)
    }

    private static let quotes: Set<String> = [
        "quote", "pullquote", "streamer", "zitat", "cita", "citation", "exergue", "destaque", "citaat",
        "olho",
    ]

    private static let intros: Set<String> = [
        "intro", "introduction", "lead", "lede", "teaser", "vorspann", "anriss", "entradilla", "sumario",
        "summary",
        "abstract", "excerpt", "chapeau", "blurb", "inleiding", "einleitung", "linhafina", "bigode",
        "sommario",
    ]

    /// The words of a class or an identifier.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in name {
            if character.isLetter {
                if character.isUppercase, let last = word.last, last.isLowercase {
                    words.append(word.lowercased())
                    word = ""
                }
                word.append(character)
            } else if !word.isEmpty {
                words.append(word.lowercased())
                word = ""
            }
        }
        if !word.isEmpty { words.append(word.lowercased()) }
        return words
    }
}
