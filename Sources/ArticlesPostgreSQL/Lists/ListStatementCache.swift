internal import Articles
internal import PostgreSQLClient
internal import Synchronization

/// A list statement with its text made.
struct PreparedList: Sendable {
    /// The text, and the name under which connections prepare it.
    let prepared: PostgreSQLStatement
    private let parameters: [ListParameter]

    init(_ statement: ListStatement) {
        let text = StatementText(statement)
        prepared = PostgreSQLStatement(text.sql)
        parameters = text.parameters
    }

    /// The values, in the order of the parameters.
    func values(_ values: ListValues) -> [PostgreSQLValue] {
        parameters.map(values.value)
    }
}

/// The list statements that were asked for so far.
final class ListStatements: Sendable {
    private let made = Mutex<[ListStatement: PreparedList]>([:])

    /// The statement, made when it is first asked for.
    func prepared(_ statement: ListStatement) -> PreparedList {
        if let known = made.withLock({ $0[statement] }) { return known }
        let new = PreparedList(statement)
        made.withLock { $0[statement] = new }
        return new
    }
}
