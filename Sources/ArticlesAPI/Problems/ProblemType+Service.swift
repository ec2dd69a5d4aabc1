import Articles
import HTTPRouting
import HTTPTypes

/// Problems of keys, and of the service itself.
extension ProblemType {
    static let accessTypes = [
        ProblemType(
            ArticleError(.unauthorized, "send Authorization: Bearer with a key"),
            "The request needs a key, or its key is not one of this service.",
            because: [
                "There is no `Authorization`, or it is not `Bearer` and one key.",
                "The key is misspelled, was revoked, or has expired.",
                "`status` asks for what is not public.",
            ],
            do: [
                "Send `Authorization: Bearer dl_…` with a key of this service.",
                "Whoever runs the service makes one with `dateline key create`.",
            ]),
        ProblemType(
            ArticleError(.forbidden, "the key lacks the scope publish"),
            "The key is right, but it may not do this.",
            because: [
                "Its scope is smaller: `read`, `write`, `publish` and `admin` include each other in this order."
            ],
            do: ["Use a key with the scope that `detail` names."]),
        ProblemType(
            .originNotAllowed,
            "A page in a browser asked for something that only programs and pages of the site may ask for.",
            because: [
                "A page of another site sends requests to this one, perhaps under a name that was bound to its address."
            ],
            do: ["Whoever runs the service allows other origins with `--cors-origins`."]),
        ProblemType(
            .tooManyRequests("too many requests came from this key", retryAfter: 12),
            "So many requests came from this key or address that this one was not carried out.",
            because: [
                "The service limits the requests of a minute: `RateLimit` says what is left.",
                "Too many keys that are not known came from the address.",
            ],
            do: ["Wait as long as `Retry-After` says.", "Ask for larger pages, and use `If-None-Match`."]),
    ]

    static let serviceTypes = [
        ProblemType(
            .unavailable(), "The service can't do this now; later it can.",
            because: [
                "It is starting or stopping.",
                "So much is asked for at once that there is no memory or no connection left.",
                "The storage took too long.",
            ],
            do: ["Wait as long as `Retry-After` says and send the request again.", "Look at /readyz."]),
        ProblemType(
            ArticleError(.unreachable, "there is no connection to the storage"),
            "The service runs, but its database can't be reached.",
            because: ["The database is restarting, or the network to it is broken."],
            do: [
                "Try again after `Retry-After`.", "Whoever runs the service: see that the database is there.",
            ]),
        ProblemType(
            ArticleError(.readOnly, "the storage may only be read"),
            "Everything can be read, but nothing can be written now.",
            because: ["The database is a standby, or its disk is mounted read-only."],
            do: ["Try again later.", "Whoever runs the service: let it write to the primary database."]),
        ProblemType(
            ArticleError(.faulty, "the storage is faulty"),
            "The storage is damaged, or does not do what it should.",
            because: ["A disk fails, or the file of the database was changed by something else."],
            do: [
                "Whoever runs the service: look at the log and at the disk, and restore a backup if need be."
            ]),
        ProblemType(
            ArticleError(.outcomeUnknown, "it is not known whether the change was stored"),
            "A change was sent to the storage, and the connection broke before it said whether it is stored.",
            because: ["The database was restarted or lost in that moment."],
            do: [
                "With an `Idempotency-Key`: send the very same request again, it is done at most once.",
                "Without one: read the article before you change it again.",
            ]),
        ProblemType(
            ArticleError(.storageFull, "the storage has no room left"),
            "There is no room for the change. Nothing was stored.",
            because: ["The disk of the storage, or its quota, is full."],
            do: ["Whoever runs the service: make room. Then send the request again."]),
        ProblemType(
            .internalError(), "Something went wrong that should not; it is no fault of your request.",
            because: ["A fault of the service. What happened is in its log and never in a response."],
            do: [
                "Try again once. If it stays, report it with the `X-Request-Id` of the response, by which it is found in the log."
            ]),
    ]
}
