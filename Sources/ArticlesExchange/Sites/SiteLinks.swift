import Articles
import MarkupParsing

/// The links of a page or feed to what a site has for machines, and what made it.
final class SiteLinks: MarkupHandler {
    /// A link with its relation and type, in lower case.
    struct Link: Hashable {
        var relations: Set<String>
        var type: String
        var address: String
    }

    private(set) var links: [Link] = []
    private(set) var generator = ""
    /// Hashes of what tells entries apart: an id, else a link, else all their text.
    private(set) var entries: [UInt64] = []
    /// Whether everything was read: what is not well-formed ends early.
    private(set) var isWhole = false
    /// How many elements are around.
    private var depth = 0
    /// Around which one nothing is of the feed itself.
    private var entryDepth: Int?
    private var isInGenerator = false
    private var entry = EntryIdentity()

    /// So many links are looked at.
    private static let limit = 200

    /// The links of HTML or XML. What is not well-formed has those before.
    init(of bytes: [UInt8], _ language: MarkupParser.Language) {
        let parser = MarkupParser(language, self)
        do throws(MarkupFault) {
            try parser.feed(bytes)
            try parser.finish()
            isWhole = true
        } catch { return }
    }

    /// The links of the field `Link` (RFC 8288).
    static func links(inField field: String) -> [Link] {
        field.prefix(8_192).matches(of: /<([^<>]*)>\s*((?:;[^,<]*)?)/).prefix(limit).map { match in
            let relation = match.2.firstMatch(of: /rel="?([^";]*)"?/)?.1 ?? ""
            return Link(relations: relations(String(relation)), type: "", address: String(match.1))
        }
    }

    private static func relations(_ text: String) -> Set<String> {
        Set(text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init))
    }

    func start(_ name: String, _ attributes: [MarkupAttribute], line: Int) {
        depth += 1
        let name = name.lowercased()
        func value(_ name: String) -> String {
            attributes.first { $0.name.lowercased() == name }?.value ?? ""
        }
        if ["item", "entry"].contains(name), entryDepth == nil {
            entryDepth = depth
            entry = EntryIdentity(id: value("rdf:about"))
        } else if let entryDepth, depth == entryDepth + 1 {
            entry.begin(name, reference: value("href"))
        }
        guard entryDepth == nil else { return }
        if name == "generator" { isInGenerator = true }
        if name == "meta", value("name").lowercased() == "generator" { generator += value("content") }
        guard name == "link" || name.hasSuffix(":link"), !value("href").isEmpty, links.count < Self.limit
        else {
            return
        }
        links.append(
            Link(
                relations: Self.relations(value("rel")), type: value("type").lowercased(),
                address: value("href")))
    }

    func end(_ name: String) {
        if let entryDepth, depth == entryDepth + 1 { entry.member = "" }
        if entryDepth == depth {
            entryDepth = nil
            entries.append(entry.hash)
        }
        depth -= 1
        isInGenerator = false
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        if entryDepth != nil { return unsafe entry.add(String(decoding: bytes, as: UTF8.self)) }
        guard isInGenerator, generator.utf8.count < 1_000 else { return }
        unsafe generator += String(decoding: bytes, as: UTF8.self)
    }
}

/// What tells an entry of a feed apart.
private struct EntryIdentity {
    var id = ""
    /// The member of the entry that is read.
    var member = ""
    private var link = ""
    private var text = ""

    private static let limit = 64 << 10

    init(id: String = "") { self.id = id }

    mutating func begin(_ name: String, reference: String) {
        member = name
        if name == "link", link.isEmpty { link = reference }
    }

    mutating func add(_ piece: String) {
        switch member {
        case "id", "guid": if id.utf8.count < Self.limit { id += piece }
        case "link": if link.utf8.count < Self.limit { link += piece }
        case _: if text.utf8.count < Self.limit { text += piece }
        }
    }

    var hash: UInt64 {
        let first = [id, link, text].lazy.map(\.trimmed).first { !$0.isEmpty }
        return contentHash(Array((first ?? "").utf8))
    }
}
