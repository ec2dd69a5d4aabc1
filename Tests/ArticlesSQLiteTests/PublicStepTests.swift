import Articles
import ArticlesConformance
import Testing

@testable import ArticlesSQLite
@testable import SQLiteClient

/// That what is hidden takes SQLite as many steps as what is not there.
@Suite("SQLite statements for the public")
struct PublicStepTests {
    @Test func `a hidden article costs as many steps as nothing`() async throws {
        let repository = try await Self.repository()
        let now = Timestamp.sample.adding(500_000).milliseconds
        for number in [Self.draft, Self.scheduled] {
            let (hidden, nothing) = (StoredID(.sample(number)), StoredID(.sample(250)))
            let (slug, free) = ("article-\(number)", "article-250")
            for (statement, first, second) in [
                (ArticlesSQLite.Statement.publicArticleByID, hidden.sqliteValue, nothing.sqliteValue),
                (.publicArticleBySlug, slug.sqliteValue, free.sqliteValue),
                (.publicFormerSlug, slug.sqliteValue, free.sqliteValue),
            ] {
                let isFormer = statement.name == "publicFormerSlug"
                let rest = [now.sqliteValue] + (isFormer ? [] : [true.sqliteValue])
                let steps = try await repository.steps(statement, [first] + rest)
                #expect(steps == (try await repository.steps(statement, [second] + rest)), "\(statement)")
            }
        }
    }

    @Test func `a hidden tag costs as many steps as nothing`() async throws {
        let repository = try await Self.repository()
        let now = Timestamp.sample.adding(500_000)
        for (statement, hidden, nothing) in [
            (ArticlesSQLite.Statement.publicTagBySlug, "hidden", "hiddem"),
            (.publicTagsByKey, #"["hidden"]"#, #"["hiddem"]"#),
            (.publicTagsBySlug, #"["hidden"]"#, #"["hiddem"]"#),
        ] {
            let first = try await repository.steps(
                statement, [hidden.sqliteValue, now.milliseconds.sqliteValue])
            let second = try await repository.steps(
                statement, [nothing.sqliteValue, now.milliseconds.sqliteValue])
            #expect(first == second, "\(statement)")
        }
        func steps(word: String) async throws -> Int {
            let values = [
                #"["\#(word)"]"#.sqliteValue, #"["\#(word)"]"#.sqliteValue, 200.sqliteValue,
                now.milliseconds.sqliteValue,
            ]
            return try await repository.steps(.publicTagsByWords, values)
        }
        #expect(try await steps(word: "hidden") == steps(word: "hiddem"))
        for order in [TagQuery.Order.name, .articleCount] {
            func steps(prefix: String) async throws -> Int {
                var query = TagQuery(scope: .visible(at: now), order: order)
                query.prefix = prefix
                let list = ListStatement(query, isSettled: true)
                return try await repository.database.read(.short) { database in
                    try database.steps(list.sql, list.values)
                }
            }
            #expect(try await steps(prefix: "hidden") == steps(prefix: "hiddem"))
        }
    }

    @Test func `once something has appeared, a hidden tag and nothing differ by a few steps`() async throws {
        let repository = try await Self.repository()
        let now = Timestamp.sample.adding(500_000).milliseconds.sqliteValue
        for (statement, hidden, nothing) in [
            (ArticlesSQLite.Statement.visibleTagBySlug, "hidden", "hiddem"),
            (.visibleTagsByKey, #"["hidden"]"#, #"["hiddem"]"#),
            (.visibleTagsBySlug, #"["hidden"]"#, #"["hiddem"]"#),
        ] {
            let first = try await repository.steps(statement, [hidden.sqliteValue, now])
            let second = try await repository.steps(statement, [nothing.sqliteValue, now])
            #expect(abs(first - second) <= 12, "\(statement): \(first) and \(second)")
        }
    }

    @Test func `a former name that the public never knew costs as many steps as nothing`() async throws {
        let repository = try await Self.repository()
        var steps: [Int] = []
        for keys in [#"["once hidden"]"#, #"["once hiddem"]"#] {
            steps.append(try await repository.steps(.visibleTagsByFormerKey, [keys.sqliteValue]))
        }
        #expect(steps[0] == steps[1])
        let known = try await repository.steps(.tagsByFormerKey, [#"["once hidden"]"#.sqliteValue])
        #expect(known > steps[0], "editors find it")
    }

    private static let draft = 300
    private static let scheduled = 301

    private static func repository() async throws -> SQLiteArticleRepository {
        let repository = try await SQLiteArticleRepository.inMemory()
        for number in 1...200 { try await repository.insert(.sample(number), newTags: []) }
        let tag = Articles.Tag.sample(1, name: "Hidden", isDeclared: false)
        var once = Articles.Tag.sample(2, name: "Once hidden", isDeclared: false)
        try await repository.insert(once)
        (once.name, once.version) = ("Hidden still", 2)
        try await repository.update(
            once, from: .sample(2, name: "Once hidden", isDeclared: false), leavesRedirect: false)
        var hidden = Article.sample(draft, tags: [tag])
        (hidden.status, hidden.wasVisible, hidden.slugWasVisible) = (.draft, false, false)
        try await repository.insert(hidden, newTags: [tag])
        hidden = Article.sample(scheduled)
        (hidden.publishedAt, hidden.wasVisible, hidden.slugWasVisible) = (.latest, false, false)
        try await repository.insert(hidden, newTags: [])
        return repository
    }
}

extension SQLiteArticleRepository {
    /// How many steps of its virtual machine a statement takes.
    fileprivate func steps(
        _ statement: ArticlesSQLite.Statement, _ values: [SQLiteValue]
    ) async throws -> Int {
        try await database.read(.short) { database in
            try database.steps(statement.sql, values)
        }
    }
}
