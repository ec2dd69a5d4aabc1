import Articles
import HTTPRouting
import HTTPTypes

/// Problems of what is stored already.
extension ProblemType {
    private static let subjects: [ArticleError.Subject] = [.id, .slug, .source, .tag, .key, .request]

    /// Conflicts: a type for each thing that can be taken, and one for each kind of resource.
    static let takenTypes =
        subjects.map { taken(.conflict($0), about: .article) }
        + ResourceKind.allCases.map { taken(ArticleError(.conflict, "something else has it"), about: $0) }

    private static func taken(_ error: ArticleError, about kind: ResourceKind) -> ProblemType {
        ProblemType(
            error, about: kind,
            "Something that must be unique is somebody else's already. Nothing was stored.",
            because: [
                "Another article, or a draft that you may not have seen, has the slug, the id or the source.",
                "Another tag has the name or the slug.",
                "Somebody else wrote at the same time, and was first.",
            ],
            do: [
                "Choose another value; without a `slug` the service makes one that is free.",
                "If it is the same article: change that one, with PATCH or PUT.",
            ])
    }

    static let stateTypes = [
        ProblemType(
            mismatch, "The article or tag is at another version than the one that the change is about.",
            because: [
                "Somebody changed it after you had read it.", "`If-None-Match: *` was sent, and it is there.",
            ],
            do: [
                "Read it again, make the change on what it is now, and send it with the new `ETag`.",
                "`current_version` says where it is, `differing_fields` what your request would have changed.",
            ]),
        ProblemType(
            .preconditionRequired, "This service only takes changes that say which version they are about.",
            because: ["It runs with `--require-if-match`, and the request has no `If-Match`."],
            do: ["Send `If-Match` with the `ETag` that you read; `If-None-Match: *` to create."]),
        ProblemType(
            ArticleError(.gone, "the article was deleted"), "It was here, and was deleted.",
            because: ["An editor deleted the article, and no other has its slug."],
            do: ["Remove it from what you keep: it will not come back under this address by itself."]),
        ProblemType(
            .changesExpired(oldest: 1_001, newest: 4_096), about: .change,
            "The changes that you ask for are not kept any more.",
            because: ["You were away for longer than `--keep-changes` days.", "The number was never given."],
            do: ["Read everything anew, then go on from the number that `detail` names."]),
        ProblemType(
            ArticleError(.keyReused, "the idempotency key was used for another request"),
            "The same `Idempotency-Key` came with another request before. Nothing was done.",
            because: [
                "The client uses one key for several changes, or changed the body before it tried again."
            ],
            do: ["Make a new key for each change; keep it only to send the very same request again."]),
        ProblemType(
            ArticleError(.inProgress, "the first request is still running"),
            "A request with the same `Idempotency-Key` is being carried out.",
            because: ["The client tried again before the first response came."],
            do: ["Wait as long as `Retry-After` says and send it again: then you get the first response."]),
    ]

    private static let mismatch: ArticleError = {
        var error = ArticleError.versionMismatch(current: 4)
        error.differing = ["title"]
        return error
    }()
}
