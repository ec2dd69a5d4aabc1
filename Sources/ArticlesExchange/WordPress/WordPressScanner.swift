import Articles
import MarkupParsing

/// Takes a WordPress export apart into its items, as its bytes come in.
final class WordPressScanner: MarkupHandler {
    private(set) var site = WordPressSite()
    /// Items that are whole and not taken yet.
    private(set) var items: [WordPressItem] = []
    /// The element at the root.
    private(set) var root: String?

    private let readsTexts: Bool
    private var path: [String] = []
    private var item: WordPressItem?
    private var text: [UInt8] = []
    private var isCapturing = false
    /// The element whose text is read, and how deep it is.
    private var member: (name: String, depth: Int)?
    /// The line on which the last element of an item begins that is directly in it.
    private var memberLine = 1
    private var group: [String: String] = [:]
    /// What the format does not have: at a first look of the export itself, else of the item that is open.
    private(set) var others = FeedHead()
    /// How many elements are around one of the format, which is passed over in that.
    private var knownDepth: Int?

    /// The longest text of one element.
    static let textLimit = 4 << 20

    /// With `readsTexts` off bodies are passed over: for a first look at the whole file.
    init(readsTexts: Bool) {
        self.readsTexts = readsTexts
    }

    func takeItems() -> [WordPressItem] {
        defer { items = [] }
        return items
    }

    // MARK: Elements

    func start(_ name: String, _ attributes: [MarkupAttribute], line: Int) {
        root = root ?? name
        startOther(name, attributes, line)
        defer { path.append(name) }
        if let member { return openInside(member, name, attributes) }
        if path.count == 3 { memberLine = line }
        text.removeAll(keepingCapacity: true)
        isCapturing = readsTexts || !["content:encoded", "description"].contains(name)
        if Self.isMember(name, in: path) { member = (name, path.count) }
        switch name {
        case "item" where path.count == 2:
            item = WordPressItem(line: line)
            item?.readLimits(attributes, line: line)
        case "category" where item != nil:
            func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
            group = ["domain": value("domain"), "nicename": value("nicename")]
        case "wp:author", "wp:category", "wp:postmeta", "wp:comment", "wp:tag", "wp:term":
            group = [:]
            item?.readLimits(attributes, line: line)
        case _: item?.readLimits(attributes, line: line)
        }
    }

    /// Takes what the format does not have.
    private func startOther(_ name: String, _ attributes: [MarkupAttribute], _ line: Int) {
        if !readsTexts {
            // What is said of people and terms is said of them, and items say what they say themselves.
            if knownDepth == nil, path.count == 2, name == "item" || Self.groups.contains(name) {
                knownDepth = path.count
            }
        } else if path.count == 2, name == "item" {
            (others, knownDepth) = (FeedHead(), nil)
        } else if path.count < 3 || item == nil {
            return
        } else if knownDepth == nil, path.count == 3, WordPressItem.known.contains(name) {
            knownDepth = path.count
        }
        if knownDepth == nil { others.start(FeedElement(name, attributes, base: "", line: line)) }
    }

    private func endOther() {
        if knownDepth == path.count {
            knownDepth = nil
        } else if knownDepth == nil, !readsTexts || item != nil {
            others.end()
        }
    }

    private func appendOther(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard knownDepth == nil, !readsTexts || item != nil else { return }
        unsafe others.append(.text(String(decoding: bytes, as: UTF8.self)), bytes: bytes.count)
    }

    /// Whether an element holds a text, so that elements inside of it are a part of that.
    private static func isMember(_ name: String, in path: [String]) -> Bool {
        guard path.count > 2 || path.count == 2 && name != "item" else { return false }
        return !groups.contains(name)
    }

    /// Elements that hold others.
    private static let groups: Set<String> = [
        "wp:author", "wp:category", "wp:tag", "wp:term", "wp:postmeta", "wp:termmeta", "wp:comment",
        "wp:commentmeta",
        "image",
    ]

    /// Members that hold HTML.
    private static let texts: Set<String> = ["title", "content:encoded", "excerpt:encoded", "description"]

    /// Writes an element that stands in a text as it is read again: whoever made the export did not escape it.
    private func openInside(
        _ member: (name: String, depth: Int), _ name: String, _ attributes: [MarkupAttribute]
    ) {
        if item?.marked.count ?? 20 < 20 { item?.marked.insert(member.name) }
        append(UnescapedMarkup.start(name, attributes).utf8)
    }

    /// The text of an element inside of a text is escaped again, as that of the text itself is not.
    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        unsafe appendOther(bytes)
        if let member, path.count > member.depth + 1 {
            append(HTMLWriter.escaped(unsafe String(decoding: bytes, as: UTF8.self)).utf8)
        } else {
            unsafe append(bytes)
        }
    }

    func data(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        unsafe appendOther(bytes)
        unsafe append(bytes)
    }

    /// A comment in a text is a part of it; elsewhere it may still say that not everybody may read the item.
    func comment(_ text: String, line: Int) {
        if !readsTexts, item == nil { others.comment(text, line: line) }
        if let member, Self.texts.contains(member.name) {
            append(UnescapedMarkup.comment(text).utf8)
        } else if readsTexts, item != nil, !path.contains("wp:comment") {
            others.comment(text, line: line)
        }
    }

    private func append(_ bytes: some Collection<UInt8>) {
        guard isCapturing else { return }
        guard text.count + bytes.count <= Self.textLimit else {
            if item?.oversized.count ?? 0 < 20, let name = member?.name ?? path.last {
                item?.oversized.append(name)
            }
            isCapturing = false
            return text = []
        }
        text.append(contentsOf: bytes)
    }

    func end(_ name: String) {
        path.removeLast()
        endOther()
        if let member, member.depth < path.count {
            return append(UnescapedMarkup.end(name).utf8)
        }
        member = nil
        let value = String(decoding: text, as: UTF8.self)
        text.removeAll(keepingCapacity: text.capacity < 1 << 20)
        isCapturing = false
        guard let parent = path.last else { return }
        switch parent {
        case "item": endMember(name, value)
        case "channel" where name == "item": endItem()
        case "channel": endChannelMember(name, value.trimmed)
        case "wp:author", "wp:category", "wp:postmeta":
            group[name] = parent == "wp:postmeta" ? value : value.trimmed
        case _: break
        }
    }

    private func endMember(_ name: String, _ value: String) {
        switch name {
        case "category":
            item?.addTerm(group["domain"] ?? "", group["nicename"] ?? "", value.trimmed, line: memberLine)
        case "wp:postmeta":
            if let key = group["wp:meta_key"]?.trimmed {
                item?.addField(key, group["wp:meta_value"] ?? "", line: memberLine)
            }
        case "wp:comment": item?.commentCount += 1
        case "content:encoded": item?.set(name, value, line: memberLine)
        // A blank is a password; a line break is the form of the file.
        case "wp:post_password" where !value.contains(where: \.isNewline):
            item?.set(name, value, line: memberLine)
        case _: item?.set(name, value.trimmed, line: memberLine)
        }
    }

    private func endItem() {
        guard var whole = item else { return }
        item = nil
        if readsTexts {
            others.finish()
            whole.extensions = others
        } else {
            site.remember(whole)
        }
        items.append(whole)
    }

    private func endChannelMember(_ name: String, _ value: String) {
        switch name {
        case "wp:base_blog_url": site.address = value
        case "link": if site.address.isEmpty { site.address = value }
        case "language": site.language = value
        case "wp:author":
            let login = group["wp:author_login"] ?? ""
            let full = [group["wp:author_first_name"], group["wp:author_last_name"]].compactMap { $0 }
                .filter { !$0.isEmpty }.joined(separator: " ")
            let names = [group["wp:author_display_name"] ?? "", full, login].filter { !$0.isEmpty }
            if !login.isEmpty { site.authors[login] = names.first { !EmailAddress.isOne($0) } ?? login }
        case "wp:category":
            let slug = group["wp:category_nicename"] ?? ""
            if !slug.isEmpty {
                site.categories[slug] = (group["wp:cat_name"] ?? slug, group["wp:category_parent"] ?? "")
            }
        case _: break
        }
    }

    /// Takes what a first look found out.
    func adopt(_ site: WordPressSite) { self.site = site }
}
