import Articles
import CoreMetrics
import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    /// Counts a request against the limit of its key, or of its address without one. `nil` without a limit.
    func quota(for caller: Caller, _ request: Request) -> RateLimit.Quota? {
        guard let rateLimit else { return nil }
        let key = caller.principal.flatMap { $0 == .anyone ? nil : "key " + $0.id }
        let client = key ?? ClientNetwork(request.remoteAddress).name
        return rateLimit.take(client, at: articles.now.milliseconds)
    }

    /// Throws a 429 if nothing is left.
    func checkQuota(_ quota: RateLimit.Quota?) throws(Problem) {
        guard let quota, quota.wait > 0 else { return }
        metrics?.rateLimited.increment()
        throw quota.applied(
            to: .tooManyRequests("too many requests in a minute", retryAfter: Int(quota.wait)))
    }

    /// The handler, whose responses say what is left.
    func limited(by quota: RateLimit.Quota, _ handler: @escaping Handler) -> Handler {
        { request async throws(Problem) in
            do throws(Problem) {
                return quota.applied(to: try await handler(request))
            } catch {
                throw quota.applied(to: error)
            }
        }
    }
}

extension RateLimit.Quota {
    /// `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers).
    private var fields: [(HTTPField.Name, String)] {
        [
            (.rateLimitPolicy, "\"default\";q=\(limit);w=60"),
            (.rateLimit, "\"default\";r=\(remaining);t=\(reset)"),
        ]
    }

    func applied(to response: Response) -> Response {
        var response = response
        for (name, value) in fields { response.append(name, value) }
        return response
    }

    func applied(to problem: Problem) -> Problem {
        var problem = problem
        for (name, value) in fields { problem.fields[name] = value }
        return problem
    }
}

extension HTTPField.Name {
    static let rateLimit = HTTPField.Name(token: "RateLimit")
    static let rateLimitPolicy = HTTPField.Name(token: "RateLimit-Policy")
}
