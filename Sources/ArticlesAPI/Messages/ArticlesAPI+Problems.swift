import Articles
import HTTPRouting
import HTTPTypes

/// What kind of resource a route is about: names the problems of its own.
enum ResourceKind: String, Sendable, CaseIterable {
    case article
    case tag
    case merge
    case redirect
    case change
    case override
    case batch
    case webhook
    case synonym
    case service

    /// What the path leads to.
    var target: ResourceKind {
        switch self {
        case .override, .batch: .article
        case .article, .tag, .merge, .redirect, .change, .webhook, .synonym, .service: self
        }
    }
}

extension ArticlesAPI {
    /// Does something, and makes a problem of whatever it throws: the one place where a failure becomes one.
    func asProblem<Value>(
        _ kind: ResourceKind, _ request: Request, _ work: () async throws -> Value
    ) async throws(Problem) -> Value {
        do {
            return try await work()
        } catch let problem as Problem {
            throw problem
        } catch let error as ArticleError {
            let problem = Problem(error, about: kind)
            if problem.status.code >= 500 { settings.onFailure(error, request) }
            throw problem
        } catch {
            let cause = String(reflecting: error)
            settings.onFailure(ArticleError(.internal, "an unknown failure", cause: error), request)
            throw .internalError(cause: cause)
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
