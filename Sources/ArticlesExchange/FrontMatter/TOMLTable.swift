/// A value while tables may still grow.
enum TOMLValue {
    case scalar(String, isPlain: Bool, line: Int)
    case list([TOMLValue], line: Int)
    case table(TOMLTable)
    /// Made by headers `[[…]]`, which may add more.
    case tables([TOMLTable])

    func node(shiftedBy lines: Int) -> YAMLNode {
        switch self {
        case .scalar(let text, let isPlain, let line):
            YAMLNode(line: line + lines, content: .scalar(text, isPlain: isPlain))
        case .list(let elements, let line):
            YAMLNode(line: line + lines, content: .list(elements.map { $0.node(shiftedBy: lines) }))
        case .table(let table): table.node(shiftedBy: lines)
        case .tables(let tables):
            YAMLNode(
                line: (tables.first?.line ?? 1) + lines,
                content: .list(tables.map { $0.node(shiftedBy: lines) }))
        }
    }
}

/// A table of TOML while it is read.
final class TOMLTable {
    let line: Int
    /// Whether nothing may be added any more: an inline table, or one that its header has opened once.
    private var isClosed: Bool
    private var isOpened = false
    private var pairs: [(key: String, value: TOMLValue)] = []
    private var places: [String: Int] = [:]

    init(line: Int, isClosed: Bool) {
        self.line = line
        self.isClosed = isClosed
    }

    func close() { isClosed = true }

    func insert(_ key: String, _ value: TOMLValue, _ line: Int) throws(TOMLFault) {
        guard !isClosed else { throw TOMLFault(line: line, reason: "an inline table can't be added to") }
        guard places[key] == nil else {
            let name = key.utf8.count <= 60 ? "the key \(key)" : "a key"
            throw TOMLFault(line: line, reason: "\(name) is given twice")
        }
        places[key] = pairs.count
        pairs.append((key, value))
    }

    /// The table behind these keys, made where it is not there.
    func descend(
        _ keys: ArraySlice<String>, _ line: Int, isByHeader: Bool
    ) throws(TOMLFault) -> TOMLTable {
        var table = self
        for key in keys {
            guard let place = table.places[key] else {
                let inner = TOMLTable(line: line, isClosed: false)
                try table.insert(key, .table(inner), line)
                table = inner
                continue
            }
            switch table.pairs[place].value {
            case .table(let inner) where !inner.isClosed: table = inner
            case .tables(let inner) where isByHeader && !inner.isEmpty: table = inner[inner.count - 1]
            case .table, .tables, .scalar, .list:
                throw TOMLFault(line: line, reason: "\(key) is no table that can be added to")
            }
        }
        return table
    }

    /// The table that a header names.
    func open(_ key: String, _ line: Int, isElement: Bool) throws(TOMLFault) -> TOMLTable {
        guard let place = places[key] else {
            let inner = TOMLTable(line: line, isClosed: false)
            inner.isOpened = true
            try insert(key, isElement ? .tables([inner]) : .table(inner), line)
            return inner
        }
        switch pairs[place].value {
        case .table(let inner) where !isElement && !inner.isOpened && !inner.isClosed:
            inner.isOpened = true
            return inner
        case .tables(let tables) where isElement:
            let inner = TOMLTable(line: line, isClosed: false)
            pairs[place].value = .tables(tables + [inner])
            return inner
        case .table, .tables, .scalar, .list:
            throw TOMLFault(line: line, reason: "the table \(key) is given twice")
        }
    }

    func node(shiftedBy lines: Int) -> YAMLNode {
        YAMLNode(
            line: line + lines, content: .map(pairs.map { ($0.key, $0.value.node(shiftedBy: lines)) }))
    }
}
