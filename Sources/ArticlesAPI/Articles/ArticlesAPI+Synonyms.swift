import Articles
import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    @Sendable func showSynonyms(_ request: Request, _ caller: Caller) async throws -> Response {
        try QueryReader(request, known: []).finish()
        let synonyms = try await articles.synonyms()
        return reply(to: request, for: caller, version: synonyms.version, synonyms.json())
    }

    @Sendable func replaceSynonyms(_ request: Request, _ caller: Caller) async throws -> Response {
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        let draft = try await reading(request) { try SynonymDraft(json: $0.json()) }
        let synonyms = try await articles(for: caller).setSynonyms(draft, if: precondition)
        return reply(to: .synonyms(synonyms), for: caller)
    }
}
