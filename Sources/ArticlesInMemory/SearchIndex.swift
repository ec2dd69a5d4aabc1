import Articles
import TextAnalysis

/// For each key and mark the documents that hold it.
///
/// A document that goes leaves its numbers behind; when half of them are of no document, all is built anew.
struct SearchIndex {
    /// A document that is there.
    struct Slot {
        var article: ArticleID
        var version: Int
        var language: String
        var status: ArticleStatus
        var publishedKey: Int64
        var updatedAt: Timestamp
        /// Its keys and marks.
        fileprivate var terms: [UInt32]
        /// The words in their order.
        fileprivate var sequence: [Int32]
    }

    private var slots: [Slot?] = []
    private var slotNumbers: [ArticleID: UInt32] = [:]
    private var terms: [TextKey: UInt32] = [:]
    private var texts: [TextKey] = []
    /// Of each term the numbers of its documents, ascending.
    private var postings: [[UInt32]] = []
    /// The terms by their first two bytes.
    private var starts: [UInt16: [UInt32]] = [:]
    private(set) var languages: [String: Int] = [:]

    subscript(article: ArticleID) -> Slot? {
        slotNumbers[article].flatMap { slots[Int($0)] }
    }

    /// Takes in the document of an article that has none.
    mutating func insert(_ document: SearchDocument, of article: Article) {
        let keys = document.keys.map { term($0) }
        let slot = Slot(
            article: article.id, version: document.version, language: document.language,
            status: article.status, publishedKey: article.publishedKey, updatedAt: article.updatedAt,
            terms: keys + document.marks.map { term($0) },
            sequence: document.sequence.map { $0 == IndexedText.gap ? $0 : Int32(keys[Int($0)]) })
        add(slot)
    }

    mutating func remove(_ article: ArticleID) {
        guard let number = slotNumbers.removeValue(forKey: article), let slot = slots[Int(number)] else {
            return
        }
        slots[Int(number)] = nil
        languages[slot.language, default: 1] -= 1
        if slots.count > 1_024, slotNumbers.count * 2 < slots.count { rebuild() }
    }

    private mutating func add(_ slot: Slot) {
        let number = UInt32(slots.count)
        slots.append(slot)
        slotNumbers[slot.article] = number
        languages[slot.language, default: 0] += 1
        for term in slot.terms { postings[Int(term)].append(number) }
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
        for case var slot? in old.slots {
            var numbers: [UInt32: UInt32] = [:]
            slot.terms = slot.terms.map { term in
                let number = self.term(old.texts[Int(term)])
                numbers[term] = number
                return number
            }
            slot.sequence = slot.sequence.map { term in
                term == IndexedText.gap ? term : Int32(numbers[UInt32(term)] ?? 0)
            }
            add(slot)
        }
    }

    private static func start(of text: String) -> UInt16 {
        text.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
    }
}

extension SearchIndex {
    /// Calls `body` with each document that matches, in no particular order.
    func visit(_ query: SearchQuery, _ body: (Slot) -> Void) {
        var found: [UInt32] = []
        for branch in query.branches { found = Self.union(found, matches(branch)) }
        for number in found {
            if let slot = slots[Int(number)] { body(slot) }
        }
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
            return holders.filter { slots[Int($0)]?.holds(numbers) ?? false }
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

extension SearchIndex.Slot {
    /// Whether the words follow each other somewhere.
    fileprivate func holds(_ words: [UInt32]) -> Bool {
        guard sequence.count >= words.count else { return false }
        return (0...sequence.count - words.count).contains { start in
            words.indices.allSatisfy { sequence[start + $0] == Int32(words[$0]) }
        }
    }
}
