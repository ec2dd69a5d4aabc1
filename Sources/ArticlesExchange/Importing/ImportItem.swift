public import Articles

/// One item of an import as a reader hands it over: what becomes of it, and what was changed on the way.
public struct ImportItem: Sendable {
    /// Where it begins.
    public let location: ItemLocation
    /// What becomes of it.
    public private(set) var verdict: ImportVerdict
    /// What was changed or left out of what the input says, in the order of the input.
    public private(set) var notes: [ImportNote]
    /// Whether the slug is only a wish: taken by another article, it is made from the title instead.
    let yieldsSlug: Bool
    /// Of a file that is one item: whether a file with this id is there.
    var exists: (@Sendable (String) -> Bool)?
    /// The latest date that it names beside that of its publication: it is held back as long as that lies ahead.
    var laterDate: (time: Timestamp, note: ImportNote)?
    /// Whether its date of publication names no zone.
    var isZoneless = false
    /// The keys of its own front matter, in their plain form: they replace what a folder says of all in it.
    var ownKeys: Set<String> = []
    /// The name of its format.
    var format: String?
    /// The source that an earlier version gave such an item.
    var legacySource: Source?

    init(
        _ location: ItemLocation, _ verdict: ImportVerdict, notes: [ImportNote] = [], yieldsSlug: Bool = false
    ) {
        self.location = location
        self.verdict = verdict
        self.notes = notes
        self.yieldsSlug = yieldsSlug
    }

    /// Whether it is a record beside the articles.
    var isRecord: Bool { if case .record = verdict { true } else { false } }

    init(_ fault: ImportFault) {
        self.init(fault.location, .refused(fault))
    }

    /// Makes it a draft if its folders, its name or its site do, whatever its reader knows of them.
    mutating func hide(by origin: ItemOrigin) {
        let rules = origin.rules.filter { part in part.keys.map { !$0.isSubset(of: ownKeys) } ?? true }
        if let part = ([origin.hiding] + rules.filter { $0.until == nil }).strongest { hide(by: part) }
        for part in rules {
            guard let until = part.until, laterDate.map({ $0.time < until }) ?? true else { continue }
            laterDate = (until, ImportNote(location, "\(part.name) gives it a date ahead: \(until)"))
        }
    }

    /// The same, held back if it was an article.
    func held(because reason: String) -> ImportItem {
        guard case .article(let draft) = verdict else { return self }
        var item = self
        item.verdict = .heldBack(draft, because: ImportNote(location, reason))
        return item
    }

    private mutating func hide(by part: HidingPart) {
        guard case .article(var draft) = verdict else { return }
        if !part.isDraft {
            verdict = .heldBack(draft, because: ImportNote(location, part.reason))
        } else if draft.status == .published {
            draft.status = .draft
            verdict = .article(draft)
            notes.append(ImportNote(location, part.reason))
        }
    }
}

/// What becomes of an item, as its reader sees it.
public enum ImportVerdict: Sendable {
    /// It is an article, and every word on who may see it was understood.
    case article(ArticleDraft)
    /// It is an article, and is stored as a draft whatever the input or the command says: there is something
    /// about who may see it that was not understood.
    case heldBack(ArticleDraft, because: ImportNote)
    /// It is a record beside the articles, which is taken in once all of these are.
    case record(ExportedRecord)
    /// It is no article, nor meant to be one.
    case skipped(because: ImportNote)
    /// It can't be imported.
    case refused(ImportFault)

    /// The article, if it is one.
    public var draft: ArticleDraft? {
        switch self {
        case .article(let draft), .heldBack(let draft, _): draft
        case .record, .skipped, .refused: nil
        }
    }
}
