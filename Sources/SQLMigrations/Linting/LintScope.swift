/// What the rest of a file says about a statement.
public struct LintScope {
    /// The number of the statement that is looked at.
    var position = 0
    /// The SQL of the file.
    public let dialect: SQLDialect
    /// What its section says of itself.
    public let options: MigrationOptions
    /// Whether the file takes a lock on a table that was there before, which lasts to its end.
    public private(set) var locksTables = false
    /// The constraints that the file adds without looking at the rows.
    public private(set) var unvalidated: Set<String> = []
    private var created: [String: [Object]] = [:]
    private var indexes: Set<String> = []

    private struct Object {
        let name: SQLName
        let isTable: Bool
        let isRenamed: Bool
        let position: Int
    }

    init(_ statements: [SQLStatement], dialect: SQLDialect, options: MigrationOptions) {
        self.dialect = dialect
        self.options = options
        for (position, statement) in statements.enumerated() {
            if let object = statement.created {
                add(object.name, isTable: object.kind.last == "table", isRenamed: false, position)
            }
            if let name = statement.renamedTo { add(name, isTable: true, isRenamed: true, position) }
            if let name = statement.createdIndex?.name { indexes.insert(name) }
            for action in statement.actions where action.contains("not", "valid") {
                if let name = action.addedConstraintName { unvalidated.insert(name) }
            }
            self.position = position
            if Self.takesLock(statement, in: self) { locksTables = true }
        }
        position = 0
    }

    private mutating func add(_ name: SQLName, isTable: Bool, isRenamed: Bool, _ position: Int) {
        created[name.name, default: []].append(
            Object(name: name, isTable: isTable, isRenamed: isRenamed, position: position))
    }

    private static func takesLock(_ statement: SQLStatement, in scope: LintScope) -> Bool {
        if let table = statement.alteredTable ?? statement.indexedTable { return !scope.isNew(table) }
        return statement.dropped.contains { !scope.isNew($0.name) } || statement.begins(with: "truncate")
    }

    /// Whether an earlier statement of the file made it: nobody uses it yet.
    public func isNew(_ name: SQLName) -> Bool {
        created[name.name]?.contains { $0.position < position && $0.name.mayBe(name) } ?? false
    }

    /// Whether the file puts something in the place of what it drops or renames.
    ///
    /// A table is replaced by one that takes its name, and not by an empty one.
    public func isReplaced(_ name: SQLName, isTable: Bool, isRenamed: Bool = false) -> Bool {
        created[name.name]?.contains { object in
            object.name.mayBe(name) && object.position != position
                && (!isTable || isRenamed || object.isRenamed)
        } ?? false
    }

    /// Whether the file makes an index of that name.
    public func isNewIndex(_ name: String) -> Bool { indexes.contains(name) }
}
