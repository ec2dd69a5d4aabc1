import Testing

/// What becomes of the changes and versions that were stored before each scope had changes of its own.
@Suite struct ChangeMigrationTests {
    @Test(arguments: Dialect.allCases)
    func `changes of before are told to whom they were told, and go on without a gap`(_ dialect: Dialect)
        async throws
    {
        try await withProject(dialect) { project in
            try await project.migrate("up", "--to", "20261126000009")
            let digits = String(repeating: "0", count: 31) + "1"
            let id = dialect == .sqlite ? "x'\(digits)'" : "'\(digits)'"
            let (no, yes) = dialect == .sqlite ? ("0", "1") : ("false", "true")
            for row in [
                "1, NULL, 1, NULL, \(id), 'a', 1, NULL, 5, \(no), 'k'",
                "2, 1, 2, 3, \(id), 'a', 2, 1, 6, \(no), 'k'",
                "NULL, NULL, 2, 2, \(id), 'a', 3, 2, 7, \(no), 'k'",
                "NULL, NULL, 3, 3, \(id), 'b', 1, 1, 9, \(yes), NULL",
            ] {
                try await project.sql(
                    "INSERT INTO changes (number, public_number, type, public_type, subject, slug, version, "
                        + "previous_version, made_at, is_awaited, key_id) VALUES (\(row))")
            }
            try await project.sql("UPDATE change_counters SET number = 2, public_number = 1")
            try await project.sql(
                "INSERT INTO tombstones (article_id, slug, version, was_visible, deleted_at) "
                    + "VALUES (\(id), 'a', 4, \(yes), 8)")
            for version in 3...4 {
                try await project.sql(
                    "INSERT INTO revisions (article_id, version, stored_at) VALUES (\(id), \(version), 8)")
            }
            try await project.migrate("up")
            #expect(
                try await project.sql(
                    "SELECT scope, coalesce(number, 0), type, slug, version, coalesce(previous_version, 0), made_at, "
                        + "coalesce(key_id, '-') FROM changes ORDER BY scope, position") == [
                        "0|1|1|a|1|0|5|k", "0|2|2|a|2|1|6|k", "0|0|2|a|3|2|7|k", "0|0|3|b|1|1|9|-",
                        "1|1|3|a|2|0|6|-", "1|0|2|a|3|0|7|-", "1|0|3|b|1|0|9|-",
                    ])
            #expect(try await project.counters("scope, number") == ["0|2", "1|1", "2|0"])
            let deletions = "SELECT version FROM revisions WHERE is_deletion = \(yes)"
            #expect(try await project.sql(deletions) == ["4"])

            try await project.migrate("down", "--to", "20261126000009", "--yes")
            #expect(
                try await project.sql(
                    "SELECT coalesce(number, 0), coalesce(public_number, 0), type, coalesce(public_type, 0), slug "
                        + "FROM changes ORDER BY position") == [
                        "1|0|1|0|a", "2|0|2|0|a", "0|0|2|0|a", "0|0|3|3|b",
                    ])
            // Whoever has read number 1 of the public is told that something is missing.
            #expect(try await project.counters("number, public_number") == ["2|2"])
            try await project.migrate("up")
            #expect(try await project.counters("scope, number") == ["0|2", "1|2", "2|0"])
        }
    }
}

extension Project {
    fileprivate func migrate(_ arguments: String...) async throws {
        let outcome = try await Program.dateline(["migrate"] + arguments + ["--storage", url]).outcome()
        #expect(outcome.code == 0, "\(outcome)")
    }

    fileprivate func counters(_ columns: String) async throws -> [String] {
        try await sql("SELECT \(columns) FROM change_counters ORDER BY 1")
    }
}
