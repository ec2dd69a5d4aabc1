import Articles
import TextAnalysis

/// For each key and mark the documents that hold it.
///
/// Documents have numbers of their own, in the order in which they came. One that goes leaves its number behind;
/// when half of them are of no document, all is built anew.
struct SearchIndex {
    /// What a search asks of each document that it finds.
    struct Facts {
        var article: ArticleID
        /// `nil` when the document is gone.
        var status: ArticleStatus?
        var publishedKey: Int64
        var updatedAt: Timestamp
    }

    private struct Content {
        var version = 0
        var language = ""
        /// Its keys and marks.
        var terms: [UInt32] = []
        /// The words in their order.
        var sequence: [Int32] = []
    }

    private var facts: [Facts] = []
    private var contents: [Content] = []
    private var numbers: [ArticleID: UInt32] = [:]
    private var terms: [TextKey: UInt32] = [:]
    private var texts: [TextKey] = []
    /// Of each term the numbers of its documents, ascending.
    private var postings: [[UInt32]] = []
    /// The terms by their first two bytes.
    private var starts: [UInt16: [UInt32]] = [:]
    private(set) var languages: [String: Int] = [:]

    /// By which version an article's document was made.
    func version(of article: ArticleID) -> Int? {
        numbers[article].map { contents[Int($0)].version }
    }

    /// The number of an article's document.
    func number(of article: ArticleID) -> UInt32? { numbers[article] }

    /// Takes in the document of an article that has none.
    mutating func insert(_ document: SearchDocument, of article: Article) {
        let keys = document.keys.map { term($0) }
        let facts = Facts(
            article: article.id, status: article.status, publishedKey: article.publishedKey,
            updatedAt: article.updatedAt)
        let content = Content(
            version: document.version, language: document.language,
            terms: keys + document.marks.map { term($0) },
            sequence: document.sequence.map { $0 == IndexedText.gap ? $0 : Int32(keys[Int($0)]) })
        add(facts, content)
    }

    mutating func remove(_ article: ArticleID) {
        guard let number = numbers.removeValue(forKey: article) else { return }
        languages[contents[Int(number)].language, default: 1] -= 1
        facts[Int(number)].status = nil
        contents[Int(number)] = Content()
        if facts.count > 1_024, numbers.count * 2 < facts.count { rebuild() }
    }

    private mutating func add(_ facts: Facts, _ content: Content) {
        let number = UInt32(self.facts.count)
        self.facts.append(facts)
        contents.append(content)
        numbers[facts.article] = number
        languages[content.language, default: 0] += 1
        for term in content.terms { postings[Int(term)].append(number) }
    }

    private mutating func term(_ text: String) -> UInt32 {
        term(TextKey(text: text))
    }

    private mutating func term(_ key: TextKey) -> UInt32 {
        if let term = terms[key] { return term }
        let term = UInt32(texts.count)
        terms[key] = term
        texts.append(key)
        postings.append([])
        starts[Self.start(of: key.text), default: []].append(term)
        return term
    }

    private mutating func rebuild() {
        let old = self
        self = SearchIndex()
        for (facts, var content) in zip(old.facts, old.contents) where facts.status != nil {
            var numbers: [UInt32: UInt32] = [:]
            content.terms = content.terms.map { term in
                let number = self.term(old.texts[Int(term)])
                numbers[term] = number
                return number
            }
            content.sequence = content.sequence.map { term in
                term == IndexedText.gap ? term : Int32(numbers[UInt32(term)] ?? 0)
            }
            add(facts, content)
        }
    }

    private static func start(of text: String) -> UInt16 {
        text.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
    }
}

extension SearchIndex {
    /// Calls `body` with each document that matches, in no particular order, and its number.
    @inline(__always)
    func visit(_ query: SearchQuery, _ body: (Facts, UInt32) -> Void) {
        var found: [UInt32] = []
        for branch in query.branches { found = Self.union(found, matches(branch)) }
        for number in found where facts[Int(number)].status != nil { body(facts[Int(number)], number) }
    }

    private func matches(_ branch: SearchQuery.Branch) -> [UInt32] {
        let groups = branch.required.map { group in
            group.reduce(into: [UInt32]()) { $0 = Self.union($0, matches($1)) }
        }.sorted { $0.count < $1.count }
        guard var found = groups.first else { return [] }
        for group in groups.dropFirst() { found = Self.intersection(found, group) }
        for term in branch.excluded { found = Self.difference(found, matches(term)) }
        return found
    }

    private func matches(_ term: SearchTerm) -> [UInt32] {
        switch term {
        case .key(let text): return terms[TextKey(text: text)].map { postings[Int($0)] } ?? []
        case .prefix(let text):
            let terms =
                text.utf8.count > 1
                ? starts[Self.start(of: text)] ?? [] : Array(texts.indices.map(UInt32.init))
            var found = Set<UInt32>()
            for term in terms where texts[Int(term)].text.utf8.starts(with: text.utf8) {
                found.formUnion(postings[Int(term)])
            }
            return found.sorted()
        case .phrase(let texts):
            let numbers = texts.compactMap { terms[TextKey(text: $0)] }
            guard numbers.count == texts.count else { return [] }
            let lists = numbers.map { postings[Int($0)] }.sorted { $0.count < $1.count }
            let holders = lists.dropFirst().reduce(lists.first ?? []) { Self.intersection($0, $1) }
            return holders.filter { contents[Int($0)].sequence.holds(numbers) }
        }
    }

    private static func union(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        if left.isEmpty { return right }
        if right.isEmpty { return left }
        var union: [UInt32] = []
        union.reserveCapacity(left.count + right.count)
        var (first, second) = (0, 0)
        while first < left.count || second < right.count {
            if second == right.count || (first < left.count && left[first] < right[second]) {
                union.append(left[first])
                first += 1
            } else {
                if first < left.count, left[first] == right[second] { first += 1 }
                union.append(right[second])
                second += 1
            }
        }
        return union
    }

    /// `short` has no more elements than `long`.
    private static func intersection(_ short: [UInt32], _ long: [UInt32]) -> [UInt32] {
        var place = 0
        return short.filter { number in
            place = lowerBound(of: number, in: long, from: place)
            return place < long.count && long[place] == number
        }
    }

    private static func difference(_ numbers: [UInt32], _ others: [UInt32]) -> [UInt32] {
        var place = 0
        return numbers.filter { number in
            place = lowerBound(of: number, in: others, from: place)
            return place == others.count || others[place] != number
        }
    }

    /// The first place from `start` on that is not less: in steps that double, then halve.
    private static func lowerBound(of number: UInt32, in list: [UInt32], from start: Int) -> Int {
        var (low, step) = (start, 1)
        while low + step <= list.count, list[low + step - 1] < number {
            low += step
            step *= 2
        }
        var high = min(low + step, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension [Int32] {
    /// Whether the words follow each other somewhere.
    fileprivate func holds(_ words: [UInt32]) -> Bool {
        guard count >= words.count else { return false }
        return (0...count - words.count).contains { start in
            words.indices.allSatisfy { self[start + $0] == Int32(words[$0]) }
        }
    }
}
