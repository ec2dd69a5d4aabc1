import Articles
import MarkupParsing

/// One `item` of a WordPress export as its elements say it.
struct WordPressItem {
    let line: Int
    /// The texts of the elements with one of each, by their names.
    private(set) var texts: [String: String] = [:]
    /// The elements that are there more than once, with different texts.
    private(set) var repeated: [String] = []
    /// `category` elements: domain, nicename, name.
    private(set) var terms: [(domain: String, slug: String, name: String)] = []
    /// Custom fields in their order.
    private(set) var fields: [(key: String, value: String)] = []
    /// The fields by which not everybody may read it, with their lines.
    private(set) var limitingFields: [(name: String, line: Int)] = []
    /// The lines on which the elements with one of each begin.
    private(set) var lines: [String: Int] = [:]
    var commentCount = 0
    /// The elements with longer texts than can be taken.
    var oversized: [String] = []
    /// The elements that had others inside.
    var marked: Set<String> = []
    /// What it has that the format does not: its elements with their attributes, and its comments.
    var extensions: FeedHead?
    /// Terms and fields that were too many.
    private(set) var leftTerms = 0
    private(set) var leftFields = 0
    private var fieldBytes = 0

    static let termLimit = 1_000
    static let fieldLimit = 2_000
    /// The most bytes of all fields: `metadata` holds but a part of it.
    private static let fieldBytesLimit = 8 << 20

    init(line: Int) { self.line = line }

    subscript(name: String) -> String { texts[name] ?? "" }

    var type: String { self["wp:post_type"].isEmpty ? "post" : self["wp:post_type"] }

    func field(_ key: String) -> String? { fields.first { $0.key == key }?.value }

    /// Looks for attributes that say that not everybody may read it: the format has none.
    mutating func readLimits(_ attributes: [MarkupAttribute], line: Int) {
        for attribute in attributes where !attribute.name.hasPrefix("xml") {
            readLimit(attribute.name, attribute.value, line)
        }
    }

    private mutating func readLimit(_ key: String, _ value: String, _ line: Int) {
        if WordPressField.limitsReaders(key, value) { addLimit(key, line) }
    }

    private mutating func addLimit(_ key: String, _ line: Int) {
        if limitingFields.count < 20 { limitingFields.append((key, line)) }
    }

    /// The elements that the format has.
    static let known: Set<String> = [
        "title", "link", "pubDate", "dc:creator", "guid", "description", "content:encoded", "excerpt:encoded",
        "wp:status", "wp:post_password", "wp:post_date", "wp:post_date_gmt", "wp:post_modified",
        "wp:post_modified_gmt", "wp:comment_status", "wp:ping_status", "wp:attachment_url",
        "wp:post_id", "wp:post_name", "wp:post_type", "wp:post_parent", "wp:menu_order", "wp:is_sticky",
        "category", "wp:postmeta", "wp:comment",
    ]

    /// Keeps the text of an element; of several, the one that shows the item to fewer people, else the last.
    mutating func set(_ name: String, _ text: String, line: Int) {
        if Self.known.contains(name) {
            lines[name] = lines[name] ?? line
        } else {
            readLimit(String(name.split(separator: ":").last ?? ""), text, line)
        }
        guard let known = texts[name], known != text else { return texts[name] = text }
        if !repeated.contains(name), repeated.count < 20 { repeated.append(name) }
        let keepsKnown =
            switch name {
            case "wp:status": Self.rank(known) >= Self.rank(text)
            case "wp:post_password": !known.isEmpty
            case "wp:post_type": known != "post" && !known.isEmpty
            case _: false
            }
        if !keepsKnown { texts[name] = text }
    }

    /// The more, the fewer people see what has the status.
    private static func rank(_ status: String) -> Int {
        switch status {
        case "publish": 0
        case "future": 1
        case "draft", "pending": 2
        case "trash", "auto-draft", "inherit": 4
        case _: 3
        }
    }

    mutating func addTerm(_ domain: String, _ slug: String, _ name: String, line: Int) {
        if !limitingFields.contains(where: { $0.name == domain }),
            WordPressField.limitsReaders(ofTerm: slug, named: name, in: domain)
        {
            addLimit(domain, line)
        }
        if terms.count < Self.termLimit { terms.append((domain, slug, name)) } else { leftTerms += 1 }
    }

    /// Every field is looked at for who may read the item, also one that is not kept.
    mutating func addField(_ key: String, _ value: String, line: Int) {
        readLimit(key, value, line)
        fieldBytes += value.utf8.count
        guard fields.count < Self.fieldLimit, fieldBytes <= Self.fieldBytesLimit else {
            leftFields += 1
            return
        }
        fields.append((key, value))
    }
}
