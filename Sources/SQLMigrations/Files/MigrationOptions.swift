/// What stands after `-- migrate:up` and `-- migrate:down`.
public struct MigrationOptions: Hashable, Sendable {
    /// Whether the section runs in a transaction.
    public internal(set) var isTransactional = true
    /// How long a statement may wait for a lock, instead of the runner's choice.
    public internal(set) var lockTimeout: Duration?
    /// The migration removes what an older program needs: one that does not know it must not start.
    public internal(set) var isContract = false
    /// The migration may be applied after a higher version.
    public internal(set) var isOutOfOrder = false
    /// The version has no file in the other dialect.
    public internal(set) var isOnly = false
    /// The migration stands for every version up to and including this one.
    public internal(set) var squashThrough: MigrationVersion?
    /// The rules that the section breaks on purpose.
    public internal(set) var allowed: Set<LintRule> = []

    /// What decides how the SQL runs, in one spelling.
    ///
    /// The others say what the runner and other releases may do before and after: an applied file may get
    /// them, and lose them.
    var canonical: String {
        var words: [String] = []
        if !isTransactional { words.append("transaction=false") }
        if let squashThrough { words.append("squash-through=\(squashThrough)") }
        return words.joined(separator: " ")
    }

    /// What earlier releases took into the checksum: everything.
    private var formerCanonical: String {
        var words: [String] = []
        if !isTransactional { words.append("transaction=false") }
        if let lockTimeout { words.append("lock_timeout=\(lockTimeout.milliseconds)ms") }
        if isContract { words.append("contract") }
        if isOutOfOrder { words.append("out-of-order") }
        if isOnly { words.append("only") }
        if let squashThrough { words.append("squash-through=\(squashThrough)") }
        words += allowed.map { "allow=\($0.name)" }.sorted()
        return words.joined(separator: " ")
    }

    /// What earlier releases may have taken into the checksum of this file, also before it got the options
    /// that do not count.
    var formerCanonicals: Set<String> {
        var strips: [(inout MigrationOptions) -> Void] = [
            { $0.lockTimeout = nil }, { $0.isContract = false }, { $0.isOutOfOrder = false },
            { $0.isOnly = false }, { $0.allowed = [] },
        ]
        // Of many rules not every choice is tried, since each choice is a hash of the whole file.
        for rule in allowed where allowed.count <= 6 { strips.append { $0.allowed.remove(rule) } }
        var forms: Set = [self]
        for strip in strips {
            forms.formUnion(
                forms.map { form in
                    var form = form
                    strip(&form)
                    return form
                })
        }
        return Set(forms.map(\.formerCanonical))
    }
}

extension MigrationOptions {
    /// - Parameters:
    ///   - isUp: a down section knows `transaction` and `lock_timeout` only.
    ///   - rules: those of the section's dialect.
    init(
        parsing text: some StringProtocol, isUp: Bool, rules: SectionRules, at location: SourceLocation
    ) throws(MigrationError) {
        for word in text.split(whereSeparator: \.isWhitespace) {
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            let value = parts.count == 2 ? String(parts[1]) : nil
            if word.hasPrefix("transaction:") {
                throw ForeignTool.dbmate.refusal(of: "“\(word)”", at: location)
            }
            guard try set(name, to: value, isUp: isUp, rules, at: location) else {
                throw .file(
                    .fileOption, "unknown or malformed option “\(word)”", at: location, advice: Self.usage)
            }
        }
        guard isTransactional || lockTimeout == nil else {
            throw .file(
                .fileOption,
                "lock_timeout needs a transaction: a timeout in the middle of a concurrent build leaves an "
                    + "invalid index", at: location)
        }
    }

    private static let usage =
        "options are transaction=false, lock_timeout=5s, contract, out-of-order, only, "
        + "squash-through=VERSION, allow=RULE[,RULE]; a down section takes the first two"

    /// - Returns: whether the option is known and its value makes sense.
    private mutating func set(
        _ name: String, to value: String?, isUp: Bool, _ rules: SectionRules, at location: SourceLocation
    ) throws(MigrationError) -> Bool {
        switch (name, value) {
        case ("transaction", "false"): isTransactional = false
        case ("transaction", "true"): isTransactional = true
        case ("lock_timeout", let value?):
            guard let duration = Duration(parsing: value), duration > .zero else { return false }
            lockTimeout = duration
        case ("contract", nil) where isUp: isContract = true
        case ("out-of-order", nil) where isUp: isOutOfOrder = true
        case ("only", nil) where isUp: isOnly = true
        case ("squash-through", let value?) where isUp:
            guard let version = MigrationVersion(value), version > .zero else { return false }
            squashThrough = version
        case ("allow", let value?) where isUp:
            let rules = rules.lintRules
            for name in value.split(separator: ",", omittingEmptySubsequences: false) {
                guard let rule = rules.first(where: { $0.name == name }) else {
                    throw .file(
                        .fileOption, "unknown rule “\(name)”", at: location,
                        advice: "rules are \(rules.map(\.name).joined(separator: ", "))")
                }
                allowed.insert(rule)
            }
        case _: return false
        }
        return true
    }
}
