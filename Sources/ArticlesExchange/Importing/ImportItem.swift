public import Articles

/// One article of an import, or why it is none.
public struct ImportItem: Sendable {
    /// Where it begins, or where it is at fault.
    public let location: ItemLocation
    /// The article as a draft, or the fault.
    public let result: Result<ArticleDraft, ImportFault>
    /// Whether the slug is only a wish: taken by another article, it is made from the title instead.
    let yieldsSlug: Bool

    init(_ location: ItemLocation, _ draft: ArticleDraft, yieldsSlug: Bool) {
        self.location = location
        result = .success(draft)
        self.yieldsSlug = yieldsSlug
    }

    init(_ fault: ImportFault) {
        location = fault.location
        result = .failure(fault)
        yieldsSlug = false
    }
}
