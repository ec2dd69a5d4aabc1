import Articles
import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    @Sendable func listTags(_ request: Request, _ caller: Caller) async throws -> Response {
        let listing = try TagListing(query: request)
        let page = try await articles.tags(listing, for: caller.audience)
        return try await reply(to: request, for: caller, page, limit: listing.limit) { $1.write(to: &$0) }
    }

    @Sendable func createTag(_ request: Request, _ caller: Caller) async throws -> Response {
        let created = try await articles(for: caller).createTag(
            try await reading(request) { try TagDraft(json: $0.json()) })
        return reply(to: .tag(created, isNew: true), for: caller)
    }

    @Sendable func showTag(_ request: Request, _ caller: Caller) async throws -> Response {
        try QueryReader(request, known: []).finish()
        switch try await articles.tag(request.tagSlug(), for: caller.audience) {
        case .present(let found):
            return reply(to: request, for: caller, version: found.tag.version, found.json())
        case .moved(let slug):
            return try moved(to: path(of: slug), from: request, for: caller)
        }
    }

    @Sendable func patchTag(_ request: Request, _ caller: Caller) async throws -> Response {
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        let patched = try await articles(for: caller).patchTag(
            request.tagSlug(), with: try await reading(request) { try $0.mergePatch() }, if: precondition)
        return reply(to: .tag(patched, isNew: false), for: caller)
    }

    @Sendable func deleteTag(_ request: Request, _ caller: Caller) async throws -> Response {
        let precondition = try request.precondition(isRequired: settings.requiresIfMatch)
        try await articles(for: caller).deleteTag(request.tagSlug(), if: precondition)
        return reply(to: .deletion, for: caller)
    }

    @Sendable func mergeTag(_ request: Request, _ caller: Caller) async throws -> Response {
        let merge = try await reading(request) { try TagMerge(json: $0.json()) }
        let (target, moved) = try await articles(for: caller).mergeTag(
            request.tagSlug(), into: merge.into, isDryRun: merge.isDryRun)
        guard merge.isDryRun else { return reply(to: .merge(into: target, moved: moved), for: caller) }
        return reply(to: request, for: caller, TagMerge.json(target, moved: moved, isDryRun: true))
    }

    @Sendable func listRelatedTags(_ request: Request, _ caller: Caller) async throws -> Response {
        let limit = try RelatedTag.limit(query: request)
        switch try await articles.tags(relatedTo: request.tagSlug(), limit: limit, for: caller.audience) {
        case .present(let related):
            return reply(to: request, for: caller, RelatedTag.json(related))
        case .moved(let slug):
            return try moved(to: path(of: slug) + "/related", from: request, for: caller)
        }
    }

    func path(of slug: Slug) -> String {
        "/v1/tags/\(slug.text.percentEncoded)"
    }
}
