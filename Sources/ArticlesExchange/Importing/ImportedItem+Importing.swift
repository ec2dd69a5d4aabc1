import Articles

extension ImportedItem {
    /// What is no article, and why.
    init(_ item: ImportItem, _ outcome: Outcome, _ reason: ImportNote) {
        self.init(
            format: item.format, location: item.location, outcome: outcome, reason: reason, isHeldBack: false,
            notes: item.notes,
            draft: item.verdict.draft, result: nil, isRecord: item.isRecord)
    }

    /// What can't be imported.
    init(_ item: ImportItem, refusedBy fault: ImportFault) {
        self.init(item, .refused, ImportNote(fault.location, fault.reason))
    }

    /// What the service made of an article.
    init(
        _ item: ImportItem, _ draft: ArticleDraft, _ result: ImportResult, _ held: ImportNote?,
        formerly former: Source?
    ) {
        var notes = item.notes
        if let former, result.outcome != .created,
            result.changed.contains("source") || result.outcome == .unchanged
        {
            notes.append(ImportNote(item.location, "was \(former.id) before: moved or renamed"))
        }
        if case .value(let wish) = draft.slug, wish != result.slug,
            result.outcome == .created || result.changed.contains("slug")
        {
            notes.append(ImportNote(item.location, "the slug \(wish) is taken: it is \(result.slug)"))
        }
        // An editor may have published it since.
        let held = result.status == .draft ? held : nil
        self.init(
            format: item.format, location: item.location, outcome: Self.outcome(result.outcome),
            reason: held ?? Self.reason(result).map { ImportNote(item.location, $0) },
            isHeldBack: held != nil,
            notes: notes, draft: draft, result: result, isRecord: false)
    }

    /// What was deleted here, and stays so.
    init(_ item: ImportItem, deletedHere draft: ArticleDraft) {
        let reason = "was deleted here; --restore-deleted brings it back"
        self.init(
            format: item.format, location: item.location, outcome: .skipped,
            reason: ImportNote(item.location, reason), isHeldBack: false, notes: [], draft: draft,
            result: nil,
            isRecord: false)
    }

    /// What the service made of a record beside the articles.
    init(_ item: ImportItem, _ record: ExportedRecord, _ result: RecordOutcome) {
        func note(_ text: String) -> ImportNote { ImportNote(item.location, "\(record.title): \(text)") }
        let (outcome, reason): (Outcome, ImportNote?) =
            switch result {
            case .stored: (.stored, ImportNote(item.location, record.title))
            case .unchanged: (.unchanged, nil)
            case .skipped(let why): (.skipped, note(why))
            case .conflict(let why): (.conflict, note(why))
            }
        self.init(
            format: item.format, location: item.location, outcome: outcome, reason: reason, isHeldBack: false,
            notes: [], draft: nil, result: nil, isRecord: true)
    }

    /// The same with one more note.
    func adding(_ note: String) -> ImportedItem {
        ImportedItem(
            format: format, location: location, outcome: outcome, reason: reason, isHeldBack: isHeldBack,
            notes: notes + [ImportNote(location, note)], draft: draft, result: result, isRecord: isRecord)
    }

    private static func outcome(_ outcome: ImportOutcome) -> Outcome {
        switch outcome {
        case .created: .created
        case .updated: .updated
        case .unchanged: .unchanged
        case .conflict: .conflict
        case .deleted: .skipped
        }
    }

    private static func reason(_ result: ImportResult) -> String? {
        func list(_ names: [String]) -> String { names.joined(separator: ", ") }
        switch result.outcome {
        case .created, .deleted: return nil
        case .conflict:
            return
                "\(list(result.conflicts)) changed both here and in the input; --prefer file or --prefer article "
                + "decides"
        case .updated:
            return list(result.changed)
                + (result.kept.isEmpty ? "" : "; as edited here: \(list(result.kept))")
        case .unchanged: return result.kept.isEmpty ? nil : "as edited here: \(list(result.kept))"
        }
    }
}

/// The slugs that a dry run would have given, to tell when two items want the same.
struct PlannedSlugs {
    private var taken = Set<Slug>()

    mutating func noting(_ item: ImportedItem) -> ImportedItem {
        guard item.outcome == .created, let slug = item.result?.slug, !taken.insert(slug).inserted else {
            return item
        }
        return item.adding("the slug \(slug) is taken by an item before: it gets a number, or is refused")
    }
}
