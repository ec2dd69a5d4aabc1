/// What lines say of author and date, each read once: the rules look at a line many times.
final class MetaLineCache {
    private var known: [Int: MetaLine?] = [:]

    /// The line at an index of the page.
    func line(_ index: Int, _ text: Substring, order: DateScanner.Order) -> MetaLine? {
        if let meta = known[index] { return meta }
        let meta = MetaLine(text, order: order)
        known[index] = .some(meta)
        return meta
    }
}
