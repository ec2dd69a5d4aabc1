import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

/// An error in Ghost's form.
struct GhostError: Error {
    var status: HTTPResponse.Status
    /// The class of Ghost's that it would be.
    var type: String
    var message: String
    var context: String?

    /// The request can't be read.
    static func badRequest(_ message: String, _ context: String) -> GhostError {
        GhostError(status: .badRequest, type: "BadRequestError", message: message, context: context)
    }

    /// A parameter has a value that it can't have.
    static func validation(_ parameter: String, _ context: String) -> GhostError {
        GhostError(
            status: .unprocessableContent, type: "ValidationError",
            message: "Validation error, cannot list.", context: "\(parameter) \(context)")
    }

    /// There is no such post, tag or author.
    static func notFound(_ resource: String) -> GhostError {
        GhostError(
            status: .notFound, type: "NotFoundError",
            message: "Resource not found error, cannot read \(resource).",
            context: "\(resource.prefix(1).uppercased())\(resource.dropFirst()) not found.")
    }

    /// What the domain refuses; nil for what is no fault of the request.
    init?(_ error: ArticleError) {
        guard error.code == .invalidQuery else { return nil }
        let isFilter = error.violations.first?.location == "filter"
        self = .badRequest(
            isFilter ? "Error parsing filter" : "Request cannot be fulfilled", error.message)
    }

    init(status: HTTPResponse.Status, type: String, message: String, context: String?) {
        self.status = status
        self.type = type
        self.message = message
        self.context = context
    }

    /// A problem of the service.
    init(_ problem: Problem) {
        let (type, message) = Self.names(of: problem.status.code)
        self.init(status: problem.status, type: type, message: message, context: problem.detail)
    }

    private static func names(of status: Int) -> (type: String, message: String) {
        switch status {
        case 404, 410: ("NotFoundError", "Resource not found")
        case 405: ("MethodNotAllowedError", "Method not allowed")
        case 401, 403: ("NoPermissionError", "Authorization failed")
        case 429: ("TooManyRequestsError", "Too many requests")
        case 503: ("MaintenanceError", "Request not completed, the service is not available")
        case 500...: ("InternalServerError", "The server has encountered an error.")
        case _: ("BadRequestError", "The request could not be understood.")
        }
    }

    /// The response; `id` is what the request is called.
    func response(id: String) -> Response {
        let null = JSONValue.null
        let error = JSONValue.object([
            JSONMember("message", .string(message)),
            JSONMember("context", context.map { .string($0) } ?? null),
            JSONMember("type", .string(type)), JSONMember("details", null), JSONMember("property", null),
            JSONMember("help", null), JSONMember("code", null), JSONMember("id", .string(id)),
            JSONMember("ghostErrorCode", null),
        ])
        var writer = JSONWriter()
        writer.value(.object([JSONMember("errors", .array([error]))]))
        return Response(status: status, contentType: GhostContentAPI.mediaType, writer.bytes)
    }
}
