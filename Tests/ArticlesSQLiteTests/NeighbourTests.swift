import Articles
import ArticlesConformance
import Foundation
import Testing

@testable import ArticlesSQLite
@testable import SQLiteClient

/// Two repositories on one file behave as two processes do: `flock` excludes open files, not processes.
@Suite("SQLite beside another writer")
struct NeighbourTests {
    @Test func `two repositories write to one file at once`() async throws {
        let database = try TemporaryDatabase()
        let (left, right) = (try database.open(), try database.open())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<400 {
                let repository = number % 2 == 0 ? left : right
                group.addTask { try await repository.insert(.sample(number), newTags: []) }
            }
            try await group.waitForAll()
        }
        for repository in [left, right] {
            #expect(try await repository.count(ArticleFilter(statuses: .any)) == 400)
        }
        #expect(try await left.texts("PRAGMA integrity_check") == ["ok"])
        await left.close()
        try await right.insert(.sample(400), newTags: [])
        await right.close()
        let reopened = try database.open()
        #expect(try await reopened.count(ArticleFilter(statuses: .any)) == 401)
        await reopened.close()
    }

    @Test func `of 64 creates with one slug, from two repositories, one succeeds`() async throws {
        let database = try TemporaryDatabase()
        let repositories = [try database.open(), try database.open()]
        let outcomes = await withTaskGroup(of: ArticleError?.self) { group in
            for number in 0..<64 {
                group.addTask {
                    do throws(ArticleError) {
                        try await repositories[number % 2].insert(.sample(number, slug: "one"), newTags: [])
                        return nil
                    } catch { return error }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 == nil }.count == 1)
        #expect(outcomes.compactMap { $0 }.allSatisfy { $0.code == .conflict && $0.subject == .slug })
        for repository in repositories { await repository.close() }
    }

    @Test func `a waiting writer is let in by one that never rests`() async throws {
        let database = try TemporaryDatabase()
        let (busy, guest) = (try database.open(), try database.open())
        let load = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for lane in 1...8 {
                    group.addTask {
                        var number = lane
                        while !Task.isCancelled {
                            try await busy.insert(.sample(number), newTags: [])
                            number += 8
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        for number in 0..<10 { try await guest.insert(Tag.sample(number)) }
        load.cancel()
        try await load.value
        #expect(try await guest.tags(TagQuery(scope: .all)).count == 10)
        await busy.close()
        await guest.close()
    }

    @Test func `a writer of another program makes a write unavailable, and no read`() async throws {
        let database = try TemporaryDatabase()
        let repository = try database.open()
        let lock = try WriterLock(beside: database.path)
        try lock.take(within: .zero)
        await withTaskGroup(of: ArticleError?.self) { group in
            for number in 0..<3 * SQLiteWriter.maximumGroup {
                group.addTask {
                    do throws(ArticleError) {
                        try await repository.insert(.sample(number), newTags: [])
                        return nil
                    } catch { return error }
                }
            }
            for await error in group { #expect(error?.code == .unavailable) }
        }
        try await repository.ping()
        lock.free()
        try await repository.insert(.sample(), newTags: [])
        await repository.close()
    }

    @Test func `a reader sees what another repository stored`() async throws {
        let database = try TemporaryDatabase()
        let (left, right) = (try database.open(), try database.open())
        for number in 1...50 {
            try await left.insert(.sample(number), newTags: [])
            #expect(try await right.article(id: .sample(number)) != nil)
        }
        await left.close()
        await right.close()
    }
}

/// What somebody does to the files of a database that is open.
@Suite("SQLite whose files are moved")
struct MovedFileTests {
    enum Deed: CaseIterable {
        case rename, replace, delete, deleteLog
    }

    @Test(arguments: Deed.allCases)
    func `nothing is acknowledged that would be stored in a file nobody finds`(_ deed: Deed) async throws {
        let database = try TemporaryDatabase()
        let repository = try database.open()
        try await repository.insert(.sample(1), newTags: [])
        let aside = database.path + ".aside"
        let moved = deed == .deleteLog ? database.path + "-wal" : database.path
        switch deed {
        case .rename, .delete, .deleteLog: try FileManager.default.moveItem(atPath: moved, toPath: aside)
        case .replace:
            try FileManager.default.copyItem(atPath: moved, toPath: moved + ".copy")
            try FileManager.default.moveItem(atPath: moved, toPath: aside)
            try FileManager.default.moveItem(atPath: moved + ".copy", toPath: moved)
        }
        let errors = [
            await #expect(throws: ArticleError.self) { try await repository.insert(.sample(2), newTags: []) },
            await #expect(throws: ArticleError.self) { try await repository.ping() },
        ]
        #expect(errors.allSatisfy { $0?.code == .unavailable && $0?.message.contains("moved") == true })
        if deed == .replace { try FileManager.default.removeItem(atPath: moved) }
        try FileManager.default.moveItem(atPath: aside, toPath: moved)
        try await repository.ping()
        try await repository.insert(.sample(3), newTags: [])
        await repository.close()
        let reopened = try database.open()
        #expect(try await reopened.count(ArticleFilter(statuses: .any)) == 2)
        await reopened.close()
    }
}
