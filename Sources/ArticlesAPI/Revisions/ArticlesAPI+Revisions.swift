import Articles
import HTTPRouting
import HTTPTypes
import StrictJSON

extension ArticlesAPI {
    @Sendable func listRevisions(_ request: Request, _ caller: Caller) async throws -> Response {
        var query = try QueryReader(request, known: ["limit", "cursor"])
        let limit = query.limit() ?? 20
        let cursor = query.value("cursor")
        try query.finish()
        let page = try await articles.revisions(of: request.articleReference(), limit: limit, cursor: cursor)
        return try await reply(to: request, for: caller, page, limit: limit) { $1.write(to: &$0) }
    }

    @Sendable func showRevision(_ request: Request, _ caller: Caller) async throws -> Response {
        try QueryReader(request, known: []).finish()
        let reference = try request.articleReference()
        let text = try request.parameter("version")
        guard let dots = text.firstRange(of: "...") else {
            let shown = try await articles.revision(of: reference, version: try Self.version(text[...]))
            return try await reply(to: request, for: caller, shown)
        }
        let old = try await articles.revision(
            of: reference, version: try Self.version(text[..<dots.lowerBound]))
        let new = try await articles.revision(
            of: reference, version: try Self.version(text[dots.upperBound...]))
        // Few words take long to compare, too, if all of them differ: never where others wait.
        return try await largeLists.pass {
            let bytes = try await articles.work.run(.analysing(.max)) {
                () throws(ArticleError) in
                try RevisionDifference(old, new).json
            }
            return reply(to: request, for: caller, bytes)
        }
    }

    @Sendable func restoreRevision(_ request: Request, _ caller: Caller) async throws -> Response {
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        try request.requireNoBody("a restoration")
        let written = try await articles(for: caller).restore(
            request.articleReference(), version: try Self.version(try request.parameter("version")[...]),
            if: precondition)
        return try await reply(for: caller, written.article, isNew: written.isNew)
    }

    private func reply(
        to request: Request, for caller: Caller, _ shown: ArticleVersion
    ) async throws -> Response {
        try await articles.work.run(.writing(shown.size)) {
            var writer = JSONWriter(capacity: shown.size + shown.size >> 4 + 256)
            writer.raw("{\"revision\":")
            shown.entry.write(to: &writer)
            writer.raw(",\"article\":")
            writer.value(shown.content)
            writer.raw("}")
            return reply(to: request, for: caller, writer.bytes)
        }
    }

    /// A version in a path. Throws `notFound` for what is none.
    private static func version(_ text: Substring) throws(ArticleError) -> Int {
        guard (1...16).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let version = Int(text)
        else { throw .notFound("revision") }
        return version
    }
}

extension RevisionEntry {
    func write(to writer: inout JSONWriter) {
        writer.raw("{\"version\":")
        writer.number(version)
        writer.raw(",\"at\":")
        writer.timestamp(storedAt)
        writer.raw(",\"key\":")
        writer.string(keyID)
        writer.raw(",\"current\":")
        writer.bool(isCurrent)
        writer.raw("}")
    }
}
