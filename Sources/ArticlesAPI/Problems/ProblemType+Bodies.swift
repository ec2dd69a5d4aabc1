import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

/// Problems of the body of a request.
extension ProblemType {
    static let bodyTypes = [
        ProblemType(
            problem(ofBody: #"{"title": "Hello" "body": ""}"#),
            "The body can't be read as JSON (RFC 8259).",
            because: [
                "A comma, a quotation mark or a bracket is missing, or a comma is too many.",
                "The body is not UTF-8, or a member is in one object twice.",
            ],
            do: ["Look at the byte that the member `offset` names.", "Let a JSON library write the body."]),
        ProblemType(
            problem(ofBody: #"{"title": "\u0000"}"#),
            "The body is JSON, but holds a text that no storage could keep.",
            because: ["A text has the character U+0000, or half of a surrogate pair such as `\\ud800`."],
            do: ["Take the character out; the member `offset` says where it is."]),
        ProblemType(
            .contentTooLarge(limit: Router.defaultBodyLimit),
            "The body is larger than this request may have.",
            because: ["A text, or many articles in one request, are larger than the limit."],
            do: ["Send less at once. The most bytes are in the member `limit`."]),
        ProblemType(
            .unsupportedMediaType("Content-Type must be application/json"),
            "The body is of a form that this request does not take.",
            because: ["`Content-Type` is missing, or names another form or another charset than utf-8."],
            do: [
                "Send `Content-Type: application/json`; for a PATCH `application/merge-patch+json` will do too."
            ]),
        ProblemType(
            .lengthRequired(), "The request does not say how long its body is.",
            because: ["The client sends a body with neither a length nor chunks."],
            do: ["Send `Content-Length`, or `Transfer-Encoding: chunked`."]),
    ]

    /// What a body is refused with that can't be read.
    private static func problem(ofBody text: String) -> Problem {
        do throws(JSONError) {
            _ = try JSONParser.parse(Array(text.utf8))
            return .badRequest("the body can't be read")
        } catch {
            return Problem(error)
        }
    }

    /// Values that break a rule: a type for each kind of resource.
    static let valueTypes = ResourceKind.allCases.map { kind in
        ProblemType(
            .invalid("the \(kind.rawValue)", [.init("/title", "empty", "must not be empty")]), about: kind,
            "The body is JSON, but something in it breaks a rule of the \(kind.rawValue). Nothing was stored.",
            because: [
                "A member is missing, too long, or not of its form.",
                "A member is not known: the nearest known one is named.",
                "A time has no offset: it is never guessed.",
            ],
            do: [
                "Look at `errors`: it has everything that is wrong at once, each with a JSON Pointer into the body, a "
                    + "`code` for programs and the rule.",
                "The rules of each member are in /openapi.yaml.",
            ])
    }
}
