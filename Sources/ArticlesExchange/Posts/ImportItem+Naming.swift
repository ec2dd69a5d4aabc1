extension [ImportItem] {
    /// The items with their names in what is said of them, where several are on one line of the file.
    func named(_ names: [String]) -> [ImportItem] {
        let lines = Dictionary(map { ($0.location.line, 1) }, uniquingKeysWith: +)
        return zip(self, names).map { item, name in
            lines[item.location.line] == 1 || name.isEmpty ? item : item.naming(String(name.prefix(60)))
        }
    }
}

extension ImportItem {
    fileprivate func naming(_ name: String) -> ImportItem {
        func named(_ note: ImportNote) -> ImportNote { ImportNote(note.location, "\(name): \(note.text)") }
        let verdict: ImportVerdict =
            switch verdict {
            case .article, .record: verdict
            case .heldBack(let draft, let note): .heldBack(draft, because: named(note))
            case .skipped(let note): .skipped(because: named(note))
            case .refused(let fault): .refused(ImportFault(fault.location, "\(name): \(fault.reason)"))
            }
        var item = ImportItem(location, verdict, notes: notes.map(named), yieldsSlug: yieldsSlug)
        item.laterDate = laterDate.map { ($0.time, named($0.note)) }
        return item
    }
}
