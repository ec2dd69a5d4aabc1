import Articles

/// The articles, each with a small number by which indexes know it.
///
/// The number of an article that is gone is given to another one: every index must have dropped it by then.
struct ArticleTable {
    private var rows: [Article?] = []
    private var numbers: [ArticleID: ArticleNumber] = [:]
    private var freeNumbers: [ArticleNumber] = []
    /// The identities, by number.
    private(set) var ids: [ArticleID] = []
    /// Those whose records have changed; `nil` without a record store.
    private var changed: Set<RecordID>?

    var values: some Sequence<Article> { rows.lazy.compactMap(\.self) }

    subscript(id: ArticleID) -> Article? {
        numbers[id].flatMap { rows[Int($0)] }
    }

    subscript(number: ArticleNumber) -> Article? { rows[Int(number)] }

    func tags(of number: ArticleNumber) -> [ArticleTag] { rows[Int(number)]?.tags ?? [] }

    func language(of number: ArticleNumber) -> String? { rows[Int(number)]?.language }

    func number(of id: ArticleID) -> ArticleNumber? { numbers[id] }

    /// Takes in an article that is not there; returns its number.
    mutating func insert(_ article: Article) -> ArticleNumber {
        note(article.id)
        if let number = freeNumbers.popLast() {
            rows[Int(number)] = article
            ids[Int(number)] = article.id
            numbers[article.id] = number
            return number
        }
        let number = ArticleNumber(rows.count)
        rows.append(article)
        ids.append(article.id)
        numbers[article.id] = number
        return number
    }

    mutating func remove(_ id: ArticleID) {
        guard let number = numbers.removeValue(forKey: id) else { return }
        note(id)
        rows[Int(number)] = nil
        freeNumbers.append(number)
    }

    mutating func setTags(_ tags: [ArticleTag], of number: ArticleNumber) {
        // Their names and slugs are in records of their own.
        if changed != nil, self.tags(of: number).map(\.id) != tags.map(\.id) { note(ids[Int(number)]) }
        rows[Int(number)]?.tags = tags
    }

    private mutating func note(_ id: ArticleID) {
        guard changed != nil else { return }
        changed?.insert(RecordID(.article, id))
    }

    mutating func startNoting() { changed = [] }

    /// The records that have changed since the last time.
    mutating func takeChanged() -> Set<RecordID> {
        defer { if changed != nil { changed = [] } }
        return changed ?? []
    }
}

/// The number of an article in an `ArticleTable`.
typealias ArticleNumber = UInt32
