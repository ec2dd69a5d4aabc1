import Articles

/// A filter in Ghost's query language (NQL): what must hold of a post, a tag or an author.
indirect enum NQLExpression: Sendable, Equatable {
    /// All of these.
    case all([NQLExpression])
    /// One of these.
    case any([NQLExpression])
    /// A field compared with values.
    case comparison(NQLComparison)
}

/// A field compared with values.
struct NQLComparison: Sendable, Equatable {
    /// How.
    enum Operation: Sendable, Equatable {
        /// It is one of the values.
        case isAny
        /// It is none of the values.
        case isNone
        case greater
        case greaterOrEqual
        case less
        case lessOrEqual
        /// It holds, begins with or ends with the value; case does not matter.
        case contains(isNegated: Bool)
        case begins(isNegated: Bool)
        case ends(isNegated: Bool)
    }

    /// The name, as it was written.
    var field: String
    var operation: Operation
    /// One value, or those of a list; `nil` is `null`.
    var values: [String?]
}

extension NQLExpression {
    /// Whether it holds, by the values that a field has; of a list of values it holds if it does of one.
    ///
    /// `values` returns `nil` for a field that there is not, and none for one that is null.
    func holds(_ values: (String) -> [String]?) -> Bool {
        switch self {
        case .all(let parts): parts.allSatisfy { $0.holds(values) }
        case .any(let parts): parts.contains { $0.holds(values) }
        case .comparison(let comparison): comparison.holds(values(comparison.field) ?? [])
        }
    }

    /// How many parts of texts it looks for.
    var textComparisons: Int {
        switch self {
        case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.textComparisons }
        case .comparison(let comparison):
            switch comparison.operation {
            case .contains, .begins, .ends: 1
            case _: 0
            }
        }
    }

    /// The fields that it names.
    var fields: [String] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.fields)
        case .comparison(let comparison): [comparison.field]
        }
    }
}

extension NQLComparison {
    fileprivate func holds(_ present: [String]) -> Bool {
        switch operation {
        case .isAny: isAny(of: present)
        case .isNone: !isAny(of: present)
        case .greater: compare(present) { $1.utf8.lexicographicallyPrecedes($0.utf8) }
        case .greaterOrEqual: compare(present) { !$0.utf8.lexicographicallyPrecedes($1.utf8) }
        case .less: compare(present) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        case .lessOrEqual: compare(present) { !$1.utf8.lexicographicallyPrecedes($0.utf8) }
        case .contains(let isNegated): isNegated != compare(present) { $0.folded.contains($1.folded) }
        case .begins(let isNegated): isNegated != compare(present) { $0.folded.hasPrefix($1.folded) }
        case .ends(let isNegated): isNegated != compare(present) { $0.folded.hasSuffix($1.folded) }
        }
    }

    private func isAny(of present: [String]) -> Bool {
        values.contains { value in
            guard let value else { return present.isEmpty }
            return present.contains { $0.hasSameBytes(as: value) }
        }
    }

    private func compare(_ present: [String], _ isRight: (String, String) -> Bool) -> Bool {
        guard let first = values.first, let value = first else { return false }
        return present.contains { isRight($0, value) }
    }
}
