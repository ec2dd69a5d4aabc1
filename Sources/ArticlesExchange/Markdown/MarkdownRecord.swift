import Articles
import StrictJSON

/// The member `dateline` of front matter: an article as `MarkdownExport` wrote it, but for title and body.
///
/// What somebody has changed since in the other members counts; what they left alone is exactly as it was.
struct MarkdownRecord {
    /// Its member of the front matter.
    static let key = "dateline"

    private static let names = Set(ArticleFields.names).subtracting(["title", "body"])

    private let members: [JSONMember]
    private let line: Int

    /// Reads the member. Throws when there is one that was not written by an export.
    init?(in pairs: [(key: String, value: YAMLNode)], _ origin: ItemOrigin) throws(ImportFault) {
        guard let pair = pairs.first(where: { $0.key == Self.key }), let text = pair.value.text,
            text.utf8.first == UInt8(ascii: "{")
        else { return nil }
        line = pair.value.line
        // All of them: of a part, written by hand, nobody knows what it means to say of the rest.
        guard case .object(let members)? = try? JSONParser.parse(Array(text.utf8)),
            Set(members.map(\.name)) == Self.names
        else {
            throw ImportFault(origin.line(line), "dateline is not what an export wrote there")
        }
        self.members = members
    }

    /// Where nothing hides a file: what its folder and its name say of it now, no export said.
    private static func elsewhere(_ origin: ItemOrigin) -> ItemOrigin {
        let isPage = FileHead(name: origin.path, []).hasExtension(["html", "htm"])
        var place = ItemOrigin(
            label: origin.label, path: isPage ? "article.html" : "article.md",
            givenSourceName: origin.givenSourceName, derivedSourceName: origin.derivedSourceName,
            sourceID: origin.sourceID)
        place.translationKey = origin.translationKey
        return place
    }

    /// The item of a file that was exported.
    ///
    /// - Parameters:
    ///   - read: what its members say without this one.
    ///   - body: the text behind the front matter, byte for byte.
    ///   - origin: where the file is.
    func item(_ read: MarkdownPost, body: String, _ origin: ItemOrigin) throws(ImportFault) -> ImportItem {
        let title = read.members.first { $0.name == "title" } ?? JSONMember("title", "")
        let text = MarkdownExport.text([title] + members, body: body)
        let exported = try MarkdownPost.read(text, Self.elsewhere(origin))
        var merged: [JSONMember] = members.compactMap { member in
            let said = read.value(of: member.name)
            if exported.value(of: member.name) == said { return member }
            // What was added stands beside what is there.
            guard member.name == "metadata", let said else { return nil }
            return JSONMember(member.name, member.value.merging(said))
        }
        for member in read.members where member.name != "body" {
            guard !merged.contains(where: { $0.name == member.name }) else { continue }
            let isNew = exported.value(of: member.name) != member.value
            if isNew || member.name == "title" { merged.append(member) }
        }
        merged.append(JSONMember("body", .string(body)))
        var draft: ArticleDraft
        do throws(ArticleError) { draft = try ArticleDraft(json: .object(merged)) } catch {
            throw ImportFault(origin.line(line), error.message)
        }
        if draft.id == nil, draft.source == nil {
            draft.source = Source(name: origin.sourceName(), id: origin.sourceID)
        }
        let doubt = read.doubt?.text == exported.doubt?.text ? nil : read.doubt
        return ImportItem(
            origin.line(1), doubt.map { .heldBack(draft, because: $0) } ?? .article(draft), notes: [],
            yieldsSlug: true)
    }
}
