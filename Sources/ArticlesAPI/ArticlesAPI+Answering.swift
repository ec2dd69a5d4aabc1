import Articles
import HTTPRouting
import HTTPTypes

/// What an operation is about: names the problems of its own.
enum Noun: String, Sendable, CaseIterable {
    case article
    case tag
    case merge
    case redirect
    case override

    /// What the path leads to.
    var target: Noun {
        switch self {
        case .override: .article
        case .article, .tag, .merge, .redirect: self
        }
    }
}

/// Decode, one use case, encode. Throws `Problem` and `ArticleError` only.
typealias Operation = @Sendable (Request) async throws -> Response

extension ArticlesAPI {
    /// The handler of an operation: the one place where a failure becomes a problem.
    func answering(_ noun: Noun, _ operation: @escaping Operation) -> Handler {
        { request async throws(Problem) in
            try await asProblem(noun, request) { try await operation(request) }
        }
    }

    /// Does something, and makes a problem of whatever it throws.
    func asProblem<Value>(
        _ noun: Noun, _ request: Request, _ work: () async throws -> Value
    ) async throws(Problem) -> Value {
        do {
            return try await work()
        } catch let problem as Problem {
            throw problem
        } catch let error as ArticleError {
            let problem = Problem(error, about: noun)
            if problem.status.code >= 500 { settings.onFailure(error, request) }
            throw problem
        } catch {
            throw .internalError(cause: String(reflecting: error))
        }
    }

    /// Reads a body, off the event loop if it is long.
    func reading<Value>(_ request: Request, _ read: (Request) throws -> Value) async throws -> Value {
        let result = try await articles.work.run(.reading(request.body.count)) {
            Result { try read(request) }
        }
        return try result.get()
    }
}
