import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

/// An error in WordPress's form.
struct WordPressError: Error {
    var code: String
    var message: String
    var status: HTTPResponse.Status
    /// What is wrong with each parameter.
    var parameters: [(name: String, detail: String)] = []

    init(_ code: String, _ message: String, _ status: HTTPResponse.Status) {
        self.code = code
        self.message = message
        self.status = status
    }

    /// Parameters have values that they can't have, or that can't be served.
    static func invalid(_ parameters: [(name: String, detail: String)]) -> WordPressError {
        let names = parameters.map(\.name).joined(separator: ", ")
        var error = WordPressError("rest_invalid_param", "Invalid parameter(s): \(names)", .badRequest)
        error.parameters = parameters
        return error
    }

    static let noPost = WordPressError("rest_post_invalid_id", "Invalid post ID.", .notFound)
    static let noTerm = WordPressError("rest_term_invalid", "Term does not exist.", .notFound)
    static let noUser = WordPressError("rest_user_invalid_id", "Invalid user ID.", .notFound)
    static let tooManyNumbers = WordPressError.invalid([
        ("id", "id is looked for among more posts or tags than are read for a request.")
    ])
    static let noRoute = WordPressError(
        "rest_no_route", "No route was found matching the URL and request method.", .notFound)
    static let noPage = WordPressError(
        "rest_post_invalid_page_number",
        "The page number requested is larger than the number of pages available.", .badRequest)

    /// What the domain refuses; nil for what is no fault of the request.
    init?(_ error: ArticleError) {
        guard error.code == .invalidQuery else { return nil }
        switch error.selectionFault {
        case .tooDeep:
            self = .noPage
            message = "\(error.message)."
        case .tooLarge: self = .invalid([("per_page", error.message)])
        case .tooMany, .conflicting: self = .invalid([("filter", error.message)])
        case nil: self = .invalid([("search", error.message)])
        }
    }

    /// A problem of the service.
    init(_ problem: Problem) {
        switch problem.status.code {
        case 404, 410: self = .noRoute
        case 405: self = .init(Self.noRoute.code, Self.noRoute.message, problem.status)
        case 429: self.init("too_many_requests", problem.detail ?? problem.title, problem.status)
        case 500...: self.init("internal_server_error", problem.title, problem.status)
        case _: self.init("rest_invalid_request", problem.detail ?? problem.title, problem.status)
        }
    }

    var response: Response {
        var data = [JSONMember("status", .number(String(status.code)))]
        if !parameters.isEmpty {
            data.append(
                JSONMember("params", .object(parameters.map { JSONMember($0.name, .string($0.detail)) })))
            let details = parameters.map { name, detail in
                JSONMember(
                    name,
                    .object([
                        JSONMember("code", .string(code)), JSONMember("message", .string(detail)),
                        JSONMember("data", .null),
                    ]))
            }
            data.append(JSONMember("details", .object(details)))
        }
        var writer = JSONWriter()
        writer.value(
            .object([
                JSONMember("code", .string(code)), JSONMember("message", .string(message)),
                JSONMember("data", .object(data)),
            ]))
        return Response(status: status, contentType: WordPressRESTAPI.mediaType, writer.bytes)
    }
}
