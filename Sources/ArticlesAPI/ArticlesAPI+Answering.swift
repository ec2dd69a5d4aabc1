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
        let onFailure = settings.onFailure
        return { request async throws(Problem) in
            do {
                return try await operation(request)
            } catch let problem as Problem {
                throw problem
            } catch let error as ArticleError {
                let problem = Problem(error, about: noun)
                if problem.status.code >= 500 { onFailure(error, request) }
                throw problem
            } catch {
                throw .internalError(cause: String(reflecting: error))
            }
        }
    }
}
