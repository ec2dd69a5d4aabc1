import PostgreSQLMigrations
import SQLMigrations
import Testing

@Suite struct DialectTests {
    @Test(arguments: [
        ("SELECT $a$;$a$; SELECT 2;", 2), ("SELECT E'\\';'; SELECT 2;", 2), ("SELECT '\\'; SELECT 2;", 2),
        ("/* /* */ ; */ SELECT 1;", 1),
        ("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END; SELECT 3;", 2),
    ])
    func `statements end where the server ends them`(_ text: String, _ count: Int) {
        #expect(SQLStatement.statements(of: text, dialect: .postgreSQL).count == count)
    }
}
