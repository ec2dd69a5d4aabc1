import Articles
import HTTPRouting
import HTTPTypes

/// Problems of the request line and the header.
extension ProblemType {
    static let requestTypes = [
        ProblemType(
            .badRequest("the path is not percent-encoded UTF-8 that begins with /"),
            "The bytes that came are no request that the service can read.",
            because: [
                "The path or the name of a parameter is not percent-encoded UTF-8.",
                "The query has more than \(Request.queryItemLimit) parameters.",
                "The request is not HTTP/1.1, or its length is said in two ways.",
            ],
            do: ["Look at `detail`, mend the request, and send it again. The same request will fail again."]),
        ProblemType(
            .badParameter("limit", code: "format", detail: "must be a whole number from 1 to 100"),
            "A parameter of the query is not known, or has a value that it can't have. Nothing was done.",
            because: [
                "The name is misspelled: `detail` names the nearest one that is known.",
                "The value is out of range, empty, or not of the form that the parameter has.",
                "A cursor was used with another filter or sort than the one it came from.",
                "A change was sent with parameters: it takes none.",
            ],
            do: [
                "Look at `errors`: each names the `parameter`, a `code` for programs and the rule that was broken.",
                "In a time with an offset write `+` as `%2B`.",
                "Take a cursor only from `page.next`, `page.previous` or the `Link` of the same list.",
            ]),
        ProblemType(
            .badHeader("If-Match", "must be * or entity tags in quotation marks"),
            "A header field has not the form that its standard gives it. Nothing was done.",
            because: [
                "An entity tag lacks its quotation marks.", "An `Idempotency-Key` is empty or too long.",
            ],
            do: [
                "Send the `ETag` back as it came, quotation marks included.",
                "Look at `errors` for the field.",
            ]),
        ProblemType(
            .notFound(), "There is nothing here, or nothing that you may see.",
            because: [
                "The path is misspelled; it has a slash at its end that does not belong there.",
                "The article is a draft, scheduled or archived, and the request brought no key that may read it.",
                "The article or tag never was, or it was deleted before the public could see it.",
            ],
            do: [
                "Check the path against /openapi.yaml.",
                "Send a key that may read to see what is not public.",
            ]),
        ProblemType(
            .methodNotAllowed(.post, allow: "GET, HEAD, OPTIONS"),
            "The path is right, but it does not know this method.",
            because: ["The method is for another path, such as `POST` to a single article."],
            do: ["Use one of the methods that the field `Allow` names."]),
        ProblemType(
            .notAcceptable(offered: "application/json"),
            "The request takes only forms that this resource has not.",
            because: ["`Accept` names media types, and none of them is one that `detail` names."],
            do: ["Leave `Accept` out, or add `application/json` to it."]),
        ProblemType(
            .targetTooLong(limit: 8_192), "The path and the query together are too long.",
            because: ["A search or a list of tags is very long."],
            do: [
                "Ask for less at once: fewer tags, a shorter search.", "The limit is in the member `limit`.",
            ]),
        ProblemType(
            .headerTooLarge(bytes: 16_384, fields: 100), "The header of the request is too large.",
            because: ["Cookies or tokens of something else on the same host are sent along."],
            do: [
                "Send fewer and shorter fields.", "Whoever runs the service can raise `--max-header-bytes`.",
            ]),
        ProblemType(
            .requestTimeout("the header took longer than 10 s"),
            "The request did not arrive in time, and the connection was closed.",
            because: ["The network is slow, or the client stopped in the middle of a request."],
            do: ["Send the request again on a new connection."]),
        ProblemType(
            .expectationFailed(), "The field `Expect` asks for something that the service does not know.",
            because: ["`Expect` has another value than `100-continue`."], do: ["Leave the field out."]),
        ProblemType(
            .misdirected(), "The service asks for no keys, so it responds only to names of this machine.",
            because: ["It was started with `--no-auth`, and `Host` names another host than localhost."],
            do: [
                "Use http://localhost, http://127.0.0.1 or http://[::1].",
                "To serve other machines start it without `--no-auth`, with keys.",
            ]),
        ProblemType(
            .notImplemented("the method is not one of HTTP"),
            "The service does not know this method or transfer coding at all.",
            because: [
                "The method is misspelled; methods are in capitals.", "The transfer coding is not `chunked`.",
            ],
            do: ["Use the methods that /openapi.yaml names."]),
        ProblemType(
            Problem(
                "version-not-supported", title: "The version of HTTP is not supported",
                status: .httpVersionNotSupported, detail: "use HTTP/1.1"),
            "The request is of a version of HTTP that the service does not speak.",
            because: ["The client began with HTTP/2 without asking, or with something that is no HTTP."],
            do: ["Use HTTP/1.1, or put a proxy in front that speaks the other version."]),
    ]
}
