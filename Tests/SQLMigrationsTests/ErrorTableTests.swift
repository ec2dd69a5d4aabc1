import Foundation
import SQLMigrations
import Testing

/// The table of `docs/guides/migrations-errors.md` against the code, and the code against databases.
@Suite struct ErrorTableTests {
    /// Errors that only a program around the library makes.
    private static let ofPrograms: Set<MigrationError.Code> = [.usage, .emptyFolder]

    @Test func `the table has every error, and no other, with its exit code, states and next command`() throws
    {
        let rows = try ErrorTable.rows()
        #expect(rows.map(\.code) == MigrationError.Code.allCases.map(\.rawValue))
        for (row, code) in zip(rows, MigrationError.Code.allCases) {
            let exitCode = code == .interrupted ? "130, 143" : String(code.exitCode.rawValue)
            #expect(row.exitCode == exitCode, "\(code.rawValue)")
            #expect(row.kind == code.kind.rawValue, "\(code.rawValue)")
            #expect(row.states == code.states.map(\.rawValue), "\(code.rawValue)")
            #expect(row.next == code.next, "\(code.rawValue)")
            #expect(row.hand == (code.needsHand ? "yes" : "no"), "\(code.rawValue)")
        }
    }

    @Test(arguments: MigrationError.Code.allCases)
    func `every error names the next command`(_ code: MigrationError.Code) {
        #expect(code.next.contains("`migrate "))
        #expect(!MigrationError(code, "message").hint.contains("{"))
        #expect(!code.states.isEmpty)
    }

    @Test func `every error is provoked below`() {
        let provoked = Set(Provocation.all.map(\.code))
        #expect(provoked.union(Self.ofPrograms) == Set(MigrationError.Code.allCases))
    }

    @Test(arguments: Provocation.all)
    func `a report says what is wrong, how the database stands and what to do`(
        _ provocation: Provocation
    ) async throws {
        try await withFixture(provocation.dialect) { fixture in
            let report = try await provocation.act(fixture)
            let said = report.text + report.errorText
            let error = try #require(report.error, "\(said)")
            #expect(error.code == provocation.code, "\(said)")
            #expect(report.exitCode == error.code.exitCode)
            let state = try #require(report.databaseState)
            #expect(error.code.states.contains(state), "\(state): \(said)")
            let row = try #require(try ErrorTable.rows().first { $0.code == error.code.rawValue })
            #expect(row.messages.contains { ErrorTable.pattern($0, matches: error.message) }, "\(said)")
            #expect(
                error.code == .interrupted || ErrorTable.pattern(row.next, matches: error.hint), "\(said)")
            #expect(said.contains("\n  next: \(error.hint)\n"))
            #expect(
                said.contains("\n  state: ")
                    || said.contains("FAILED   \(error.version?.description ?? "?") "))
            #expect(said.contains("database") || said.contains("outcome unknown"), "\(said)")
            for part in [
                "\"code\":\"\(error.code.rawValue)\"", "\"state\":\"\(state.rawValue)\"", "\"hint\":",
            ] {
                #expect(report.json.contains(part))
            }
        }
    }

    @Test(arguments: Provocation.all.filter { $0.code.kind == .parse })
    func `an error in a file names the file`(_ provocation: Provocation) async throws {
        try await withFixture(provocation.dialect) { fixture in
            let location = try #require(try await provocation.act(fixture).error?.location)
            #expect(location.file.lowercased().hasSuffix(".sql"))
        }
    }
}

/// The table of errors in the guide.
private enum ErrorTable {
    struct Row {
        let code: String
        let exitCode: String
        let kind: String
        let messages: [String]
        let states: [String]
        let next: String
        let hand: String
    }

    static func rows() throws -> [Row] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let guide = root.appending(path: "docs/guides/migrations-errors.md")
        return try String(contentsOf: guide, encoding: .utf8).split(separator: "\n")
            .drop { !$0.hasPrefix("| Code") }.filter { $0.hasPrefix("| `") }
            .map { line in
                let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
                try #require(cells.count == 7, "\(line)")
                return Row(
                    code: cells[0].filter { $0 != "`" }, exitCode: cells[1],
                    kind: cells[2].filter { $0 != "`" },
                    messages: cells[3].filter { $0 != "`" }.components(separatedBy: "<br>"),
                    states: cells[4].split(separator: ", ").map { $0.filter { $0 != "`" } }, next: cells[5],
                    hand: cells[6])
            }
    }

    /// Whether the text is the pattern with its holes filled.
    static func pattern(_ pattern: String, matches text: String) -> Bool {
        var rest = Substring(text)
        let parts = pattern.split(separator: "{", omittingEmptySubsequences: false)
            .enumerated().map { $0.offset == 0 ? $0.element : $0.element.drop { $0 != "}" }.dropFirst() }
        guard let first = parts.first, let last = parts.last, parts.count > 1 else { return pattern == text }
        guard rest.hasPrefix(first) else { return false }
        rest = rest.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() {
            guard let range = rest.dropFirst().firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.count > last.count && rest.hasSuffix(last)
    }
}
