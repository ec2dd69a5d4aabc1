public import Articles
public import PostgreSQLClient
import Synchronization

/// Articles in PostgreSQL.
///
/// Each method is one statement, or one batch that PostgreSQL takes as one transaction: nothing is kept in a
/// session, so that it also works behind a pooler of transactions. The tables are those of
/// `Migrations/PostgreSQL`, in the first schema of the connection's `search_path`.
public final class PostgreSQLArticleRepository: ArticleStorage {
    let client: PostgreSQLClient
    let lists = ListStatementCache()
    /// Counts writes when they end, whether or not they changed anything.
    let writeCount = Atomic<UInt64>(0)

    /// A repository over this client, which is shut down with it.
    public init(client: PostgreSQLClient) {
        self.client = client
    }

    /// Refuses new calls, waits up to the deadline for those in flight, and closes all connections.
    public func shutdown(deadline: Duration = .seconds(5)) async {
        await client.shutdown(deadline: deadline)
    }

    /// Reads whether there are articles: throws unless the server and the tables are there.
    public func ping() async throws(ArticleError) {
        _ = try await rows(.ping) { row throws(PostgreSQLError) in try row.bool(0) }
    }
}

extension PostgreSQLArticleRepository {
    typealias Decoder<T> = @Sendable (borrowing PostgreSQLRow) throws(PostgreSQLError) -> T
    typealias Step = (statement: Statement, values: [PostgreSQLValue])

    /// The rows of a reading statement.
    func rows<T: Sendable>(
        _ statement: Statement, _ values: [PostgreSQLValue] = [], class: StatementClass = .list,
        decode: @escaping Decoder<T>
    ) async throws(ArticleError) -> [T] {
        do throws(PostgreSQLError) {
            return try await client.query(statement.prepared, values, class: `class`, decode: decode)
        } catch {
            throw ArticleError(error)
        }
    }

    /// The rows of a short reading statement, which callers that ask the same at the same time share. `now` is its
    /// last parameter.
    func read<T: Sendable>(
        _ statement: Statement, _ values: [PostgreSQLValue], at now: Timestamp? = nil,
        decode: @escaping Decoder<T>
    ) async throws(ArticleError) -> [T] {
        do throws(PostgreSQLError) {
            return try await client.coalescedRead(
                statement.prepared, values, at: now?.milliseconds, decode: decode)
        } catch {
            throw ArticleError(error)
        }
    }

    /// Runs changes in one round trip and one transaction; returns how many rows each touched.
    @discardableResult
    func write(_ steps: [Step]) async throws(ArticleError) -> [Int] {
        do throws(PostgreSQLError) {
            return try await run(steps)
        } catch {
            throw ArticleError(write: error)
        }
    }

    /// As `write`, for steps of which one fails when what it changes is not at the expected version.
    /// `current` then reads the present one.
    @discardableResult
    func write(
        _ steps: [Step], orMismatch current: () async throws(ArticleError) -> Int?
    ) async throws(ArticleError) -> [Int] {
        try await write(
            steps,
            orRefuse: { () async throws(ArticleError) in .versionMismatch(current: try await current()) })
    }

    /// As `write`, for steps of which one fails when what it is about is not as expected. `refusal` then
    /// returns the error.
    @discardableResult
    func write(
        _ steps: [Step], orRefuse refusal: () async throws(ArticleError) -> ArticleError
    ) async throws(ArticleError) -> [Int] {
        do throws(PostgreSQLError) {
            return try await run(steps)
        } catch {
            guard error.sqlState == Statement.failedGuard else { throw ArticleError(write: error) }
        }
        throw try await refusal()
    }

    /// Runs steps that fail if what they change is not there, with what is stored beside them. Returns whether it was.
    func writeIfPresent(_ steps: [Step], in context: WriteContext) async throws(ArticleError) -> Bool {
        do throws(PostgreSQLError) {
            _ = try await run(Self.steps(steps, in: context))
            return true
        } catch {
            guard error.sqlState == Statement.failedGuard else { throw ArticleError(write: error) }
            return false
        }
    }

    private static let attempts = 5

    /// Runs a batch, and retries it after a serialization failure or a deadlock.
    func run(_ steps: [Step]) async throws(PostgreSQLError) -> [Int] {
        let batch = Self.batch(of: steps)
        return try await retryingCollisions { () async throws(PostgreSQLError) in
            try await client.batch(batch)
        }
    }

    static func batch(of steps: [Step]) -> [(PostgreSQLStatement, [PostgreSQLValue])] {
        steps.map { ($0.statement.prepared, $0.values) }
    }

    /// Makes a write, and makes it again after a serialization failure or a deadlock. Every write comes here.
    func retryingCollisions<Value>(
        _ work: () async throws(PostgreSQLError) -> Value
    ) async throws(PostgreSQLError) -> Value {
        defer { writeCount.add(1, ordering: .releasing) }
        for _ in 1..<Self.attempts {
            do throws(PostgreSQLError) {
                return try await work()
            } catch {
                guard error.isCollision else { throw error }
            }
        }
        return try await work()
    }
}
