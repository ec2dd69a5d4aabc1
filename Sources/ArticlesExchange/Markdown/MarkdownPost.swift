import Articles
import StrictJSON

/// The members of an article, gathered from the front matter, body and path of a Markdown file.
///
/// Of several keys for one member the first named below is taken; what is left over goes to
/// `metadata`, so that nothing of the front matter is lost.
struct MarkdownPost {
    let origin: ItemOrigin
    let name: PostName
    let syntax: MarkdownDocument.Syntax?
    var rest: [(key: String, value: YAMLNode)]
    private(set) var members: [JSONMember] = []
    var notes: [ImportNote] = []
    var doubt: ImportNote?
    var laterDate: (time: Timestamp, note: ImportNote)?
    /// Whether its date of publication names no zone.
    var isZoneless = false
    /// What an export said of the article.
    private var record: MarkdownRecord?
    /// The keys that have a value, in their plain form.
    private var ownKeys: Set<String> = []
    /// The lines of the members in the file.
    private var lines: [String: Int] = [:]

    private var isPage: Bool { FileHead(name: origin.path, []).hasExtension(["html", "htm"]) }

    /// The most members of front matter.
    private static let memberLimit = 500

    /// The item that a file makes.
    static func item(of text: String, _ origin: ItemOrigin) throws(ImportFault) -> ImportItem {
        let post = try read(text, origin)
        if post.isPage, post.syntax == nil {
            return ImportItem(
                origin.line(1),
                .skipped(because: ImportNote(origin.line(1), "is a page without front matter")))
        }
        var item: ImportItem
        if let record = post.record {
            item = try record.item(post, body: String(MarkdownDocument(text, origin).rest), origin)
        } else {
            let draft = try post.draft()
            item = ImportItem(
                origin.line(1), post.doubt.map { .heldBack(draft, because: $0) } ?? .article(draft),
                notes: post.notes, yieldsSlug: true)
        }
        item.laterDate = post.laterDate
        item.isZoneless = post.isZoneless && post.record == nil
        item.ownKeys = post.ownKeys
        return item
    }

    /// What a file says by its front matter, body and name.
    static func read(_ text: String, _ origin: ItemOrigin) throws(ImportFault) -> MarkdownPost {
        var text = text
        var notes: [ImportNote] = []
        if let repaired = Self.withoutLoneReturns(text) {
            text = repaired
            notes.append(ImportNote(origin.line(1), "carriage returns become line feeds"))
        }
        let document = try MarkdownDocument(text, origin)
        guard document.body.utf8.count <= ArticleLimits.bodyBytes else {
            throw ImportFault(origin.line(1), "the body is larger than \(ArticleLimits.bodyBytes >> 20) MiB")
        }
        let pairs = try document.pairs(origin)
        guard pairs.count <= memberLimit else {
            throw ImportFault(
                origin.line(document.frontMatter?.line ?? 1),
                "its front matter has more than \(memberLimit) members")
        }
        let bodyLine = text.utf8.count { $0 == 0x0A } - document.body.utf8.count { $0 == 0x0A } + 1
        var post = MarkdownPost(
            origin: origin, name: PostName(path: origin.path), syntax: document.frontMatter?.syntax,
            rest: pairs, notes: notes, doubt: document.doubt, laterDate: document.laterDate)
        post.record = try MarkdownRecord(in: pairs, origin)
        if post.record != nil { post.rest.removeAll { $0.key == MarkdownRecord.key } }
        if !post.isPage || post.syntax != nil { try post.readMembers(document.body, bodyLine: bodyLine) }
        return post
    }

    /// The text with line feeds for carriage returns that have none behind them; `nil` if there are no such.
    private static func withoutLoneReturns(_ text: String) -> String? {
        guard text.utf8.contains(0x0D) else { return nil }
        var bytes = Array(text.utf8)
        var isChanged = false
        for index in bytes.indices where bytes[index] == 0x0D {
            if index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
            bytes[index] = 0x0A
            isChanged = true
        }
        return isChanged ? String(decoding: bytes, as: UTF8.self) : nil
    }

    private mutating func readMembers(_ body: String, bodyLine: Int) throws(ImportFault) {
        ownKeys = Set(rest.filter { !$0.value.isEmpty }.map { FrontMatterKey.plain($0.key) })
        if origin.isBesideIndex, !name.isIndex, rest.isEmpty {
            doubt =
                doubt
                ?? ImportNote(origin.line(1), "is beside an index file, and so perhaps a part of that page")
        }
        hold(HidingMark.first(in: body, .markdown), from: bodyLine)
        if isPage { hold(HidingMark.first(in: body, .html), from: bodyLine) }
        try readPublication()
        try readTitle(shown(of: body, from: bodyLine))
        if isPage { set("format", .string("html")) }
        try readTexts()
        try readTags()
        try readAuthors()
        readImage()
        readLinks()
        readMetadata()
        readMarks()
    }

    /// The text that its site shows: without comments, and without the statements of MDX.
    private mutating func shown(of body: String, from first: Int) -> String {
        var text = body
        if FileHead(name: origin.path, []).hasExtension(["mdx"]) {
            let statements = ModuleStatements(in: text)
            for statement in statements.statements.prefix(Self.noteLimit) {
                note(
                    "a statement is left out of the body: \(statement.text.prefix(60))",
                    at: first + statement.line - 1)
            }
            if let line = statements.hidingLine {
                let place = origin.line(first + line - 1)
                doubt = doubt ?? ImportNote(place, "a statement in it says who may see it, and is not read")
            }
            text = statements.text
        }
        guard record == nil else { return text }
        let comments = BodyComments(in: text)
        for comment in comments.comments.prefix(Self.noteLimit) {
            let words = comment.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            note("a comment is left out of the body: \(words.prefix(60))", at: first + comment.line - 1)
        }
        if let line = comments.openLine {
            doubt = doubt ?? ImportNote(origin.line(first + line - 1), "a comment in it has no end")
        }
        guard isPage else { return comments.text }
        let html = HTMLComments.removed(from: comments.text)
        for comment in html.comments.prefix(Self.noteLimit) {
            note("a comment is left out of the body: \(comment.prefix(60))", at: first)
        }
        return html.text
    }

    /// So many things of a kind are noted.
    private static let noteLimit = 100

    /// Looks at what became its title and excerpt, wherever that stood.
    private mutating func readMarks() {
        let language = member("language") ?? ""
        if let title = member("title"), TitleMark.isIn(title, language: language) {
            doubt =
                doubt ?? ImportNote(origin.line(lines["title"] ?? 1), "its title says that it is not public")
        }
        for name in ["title", "excerpt"] {
            hold(member(name).flatMap { HidingMark.first(in: $0, .markdown) }, from: lines[name] ?? 1)
        }
    }

    private func member(_ name: String) -> String? {
        if case .string(let text)? = value(of: name) { text } else { nil }
    }

    /// The value of a member; nil without it.
    func value(of name: String) -> JSONValue? { members.first { $0.name == name }?.value }

    /// Holds it back for a mark in a text that begins in a line of the file.
    private mutating func hold(_ mark: HidingMark?, from line: Int) {
        guard let mark else { return }
        doubt = doubt ?? ImportNote(origin.line(line + mark.line - 1), mark.reason)
    }

    private func draft() throws(ImportFault) -> ArticleDraft {
        let source = JSONValue.object([
            JSONMember("name", .string(origin.sourceName())), JSONMember("id", .string(origin.sourceID)),
        ])
        do throws(ArticleError) {
            return try ArticleDraft(json: .object(members + [JSONMember("source", source)]))
        } catch {
            let member = error.violations.first?.location.split(separator: "/").first.map(String.init)
            throw ImportFault(origin.line(member.flatMap { lines[$0] } ?? 1), error.message)
        }
    }

    // MARK: Taking

    /// Takes the first of these keys, in their plain form, that has a value; drops those that have none.
    mutating func take(
        _ keys: String..., where isWanted: (YAMLNode) -> Bool = { _ in true }
    ) -> YAMLNode? {
        rest.removeAll { keys.contains(FrontMatterKey.plain($0.key)) && $0.value.isEmpty }
        for key in keys {
            let index = rest.firstIndex { FrontMatterKey.plain($0.key) == key && isWanted($0.value) }
            if let index { return rest.remove(at: index).value }
        }
        return nil
    }

    /// Puts the members of a mapping in its place.
    mutating func unfold(_ key: String) {
        let index = rest.firstIndex { $0.key.lowercased() == key && !$0.value.pairs.isEmpty }
        if let index { rest.replaceSubrange(index...index, with: rest[index].value.pairs) }
    }

    mutating func set(_ member: String, _ value: JSONValue, _ line: Int = 1) {
        members.append(JSONMember(member, value))
        lines[member] = line
    }

    mutating func note(_ text: String, at line: Int = 1) {
        notes.append(ImportNote(origin.line(line), text))
    }

    func line(of member: String) -> Int { lines[member] ?? 1 }

    mutating func noteLine(of member: String, _ line: Int) { lines[member] = lines[member] ?? line }

    func text(_ node: YAMLNode, of key: String) throws(ImportFault) -> String {
        guard let text = node.text else {
            throw ImportFault(origin.line(node.line), "\(key) must be a text")
        }
        return text
    }

    /// The text, cut where it is longer than the member may be.
    mutating func limited(_ text: String, _ key: String, to limit: Int, at line: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > limit else { return text }
        note("\(key) is cut after \(limit - 1) of \(scalars.count) characters", at: line)
        return String(scalars.prefix(limit - 1)).trimmed + "…"
    }
}
