import Articles
import StrictJSON

/// A post as a reader found it, before it is held to the limits of an article.
struct ImportedPost {
    /// Where it begins.
    let location: ItemLocation
    var title: String
    /// As it is at its origin; only a wish.
    var slug: String?
    var excerpt = ""
    var body = ""
    var format = ArticleFormat.html
    var isPublished = true
    /// Whether it is said to be scheduled, so that its date must be there, and ahead.
    private(set) var isToCome = false
    /// Why it must not be public, whatever the command says.
    var holding: ImportNote?
    /// The latest of dates that are not of its publication: it is held back while that is ahead.
    var laterDate: (time: Timestamp, note: ImportNote)?
    var publishedAt: Timestamp?
    var createdAt: Timestamp?
    var updatedAt: Timestamp?
    var tags: [String] = []
    /// Those of the tags that are categories: they say what a post is about.
    var categories: Set<String> = []
    var authors: [String] = []
    var image: (url: String, alt: String)?
    var canonicalURL: String?
    var language: String?
    var metadata: [JSONMember] = []
    /// The identity at its origin; `nil` for that of the file.
    var sourceID: String?
    var notes: [ImportNote] = []

    init(_ location: ItemLocation, title: String) {
        self.location = location
        self.title = title
    }

    mutating func note(_ text: String) { note(location, text) }

    mutating func note(_ location: ItemLocation, _ text: String) {
        notes.append(ImportNote(location, text))
    }

    /// Makes it a draft that stays one.
    mutating func hold(_ reason: String) { hold(ImportNote(location, reason)) }

    /// Makes it a draft that stays one.
    mutating func hold(_ note: ImportNote) {
        isPublished = false
        if holding == nil { holding = note } else if holding != note { notes.append(note) }
    }

    /// Makes it a draft that stays one if the text has a mark of a part that is not for everybody. `place` is where the
    /// text begins, if that is known.
    mutating func holdIfMarked(_ text: String, _ format: ArticleFormat = .html, at place: ItemLocation? = nil)
    {
        guard holding == nil, let mark = HidingMark.first(in: text, format) else { return }
        guard let place else { return hold(mark.reason) }
        hold(ImportNote(ItemLocation(file: place.file, line: place.line + mark.line - 1), mark.reason))
    }

    /// Makes it a draft that stays one if its title, also one that was made from the text, has a mark of such.
    private mutating func holdIfTitled() {
        guard holding == nil, TitleMark.isIn(title, language: language ?? "") else { return }
        hold("its title says that it is not public: \(title.prefix(80))")
    }

    /// Takes it as scheduled, whatever its format calls that.
    mutating func schedule() { isToCome = true }

    /// Reads when it appeared, of the first of these that says something; what can't be read makes it a draft.
    mutating func readPublished(_ said: String?...) {
        for case let text? in said where !text.trimmed.isEmpty {
            publishedAt = FeedDate.timestamp(text)
            if publishedAt == nil { hold("the date can't be read: \(text.trimmed)") }
            return
        }
    }

    /// Reads when it appeared, of the first of these that is not null; what can't be read makes it a draft.
    mutating func readPublished(_ said: JSONValue...) {
        guard let value = said.first(where: { !$0.isNull && $0 != .string("") }) else { return }
        publishedAt = FeedDate.timestamp(value)
        if publishedAt == nil { hold("the date can't be read: \(value.key ?? "it is no text")") }
    }

    /// Takes what members say about who may see it that the format itself does not know.
    mutating func read(_ publication: Publication) {
        notes += publication.notes
        if let doubt = publication.doubt { hold(doubt) }
        if publication.isToCome { schedule() }
        switch publication.status {
        case .published: break
        case .draft: isPublished = false
        case .archived: hold("is archived, and is a draft")
        }
        if let time = publication.time, publishedAt.map({ $0 < time }) ?? true {
            publishedAt = time
            note("another of its dates is later, and is taken: \(time)")
        }
        if let later = publication.laterDate { keepLater(later.time, later.note) }
    }

    /// Keeps the date of a custom field, unless it is that of an event or a work.
    mutating func keepLater(_ field: String, _ value: String) {
        guard let time = FeedDate.timestamp(value.trimmed), !EventKey.isOne(field, isOfEvent: false) else {
            return
        }
        keepLater(time, ImportNote(location, "the field \(field) has a date ahead: \(time)"))
    }

    /// Keeps a date that is not of its publication, if it is the latest.
    mutating func keepLater(_ time: Timestamp, _ note: ImportNote) {
        if laterDate.map({ $0.time < time }) ?? true { laterDate = (time, note) }
    }

    /// The item: what does not fit an article is cut, and noted.
    func item(_ origin: ItemOrigin, site: String? = nil) -> ImportItem {
        var post = self
        post.makeTitle()
        post.holdIfTitled()
        for text in [body, excerpt, title] { post.holdIfMarked(text, format) }
        if let tag = TagMark.first(in: tags.filter { !categories.contains($0) }) {
            post.hold(TagMark.reason(tag))
        }
        if publishedAt == nil, let createdAt {
            post.keepLater(createdAt, ImportNote(location, "has a date ahead: \(createdAt)"))
        }
        if isToCome, publishedAt == nil { post.hold("is scheduled without a date, and is a draft") }
        post.dropComments()
        post.fitTexts()
        post.fitLists()
        post.fitLinks()
        post.fitMetadata()
        guard post.body.utf8.count <= ArticleLimits.bodyBytes else {
            return ImportItem(
                ImportFault(location, "the body is larger than \(ArticleLimits.bodyBytes >> 20) MiB"))
        }
        do throws(ArticleError) {
            let draft = try ArticleDraft(json: post.json(origin, site))
            let verdict = post.holding.map { ImportVerdict.heldBack(draft, because: $0) } ?? .article(draft)
            var item = ImportItem(location, verdict, notes: post.notes, yieldsSlug: true)
            item.laterDate = post.laterDate
            return item
        } catch {
            return ImportItem(ImportFault(location, error.message))
        }
    }

    /// Leaves out of the body what it says to nobody.
    private mutating func dropComments() {
        let comments: [String]
        switch format {
        case .html: (body, comments) = HTMLComments.removed(from: body)
        case .markdown:
            let found = BodyComments(in: body)
            (body, comments) = (found.text, found.comments.map(\.text))
            if found.openLine != nil { hold("a comment in it has no end") }
        case .plain: comments = []
        }
        for comment in comments.prefix(100) {
            let words = comment.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            note("a comment is left out of the body: \(words.prefix(60))")
        }
    }

    private func json(_ origin: ItemOrigin, _ site: String?) -> JSONValue {
        var members = [
            JSONMember("title", .string(title)), JSONMember("excerpt", .string(excerpt)),
            JSONMember("body", .string(body)), JSONMember("format", .string(format.rawValue)),
            JSONMember("status", .string(!isPublished ? "draft" : isToCome ? "scheduled" : "published")),
            JSONMember("tags", .array(tags.map { .string($0) })),
            JSONMember("authors", .array(authors.map { .string($0) })),
            JSONMember(
                "source",
                .object([
                    JSONMember("name", .string(origin.sourceName(of: site))),
                    JSONMember(
                        "id", .string(InputPlace.limited(sourceID ?? origin.sourceID))),
                ])),
        ]
        if let slug { members.append(JSONMember("slug", .string(slug))) }
        if let publishedAt { members.append(JSONMember("published_at", .string(publishedAt.description))) }
        if let updatedAt {
            let created = min(createdAt ?? publishedAt ?? updatedAt, updatedAt)
            members.append(JSONMember("updated_at", .string(updatedAt.description)))
            members.append(JSONMember("created_at", .string(created.description)))
        } else if let createdAt {
            members.append(JSONMember("created_at", .string(createdAt.description)))
        }
        if let image {
            members.append(
                JSONMember(
                    "image",
                    .object([JSONMember("url", .string(image.url)), JSONMember("alt", .string(image.alt))])))
        }
        if let canonicalURL { members.append(JSONMember("canonical_url", .string(canonicalURL))) }
        if let language { members.append(JSONMember("language", .string(language))) }
        if !metadata.isEmpty { members.append(JSONMember("metadata", .object(metadata))) }
        return .object(members)
    }
}
