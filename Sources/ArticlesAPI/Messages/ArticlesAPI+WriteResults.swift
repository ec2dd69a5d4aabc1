import Articles
import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    /// The response to a change.
    func reply(to result: WriteResult, for caller: Caller) -> Response {
        reply(content(of: result), for: caller)
    }

    /// What the response to a change says.
    func content(of result: WriteResult) -> ResponseContent {
        switch result {
        case .article(let article, let isNew):
            let path = "/v1/articles/\(article.id)"
            return content(article.json(at: articles.now), version: article.version, isNew ? path : nil)
        case .tag(let counted, let isNew):
            let path = path(of: counted.tag.slug)
            return content(counted.json(), version: counted.tag.version, isNew ? path : nil)
        case .merge(let target, let moved):
            return content(TagMerge.json(target, moved: moved, isDryRun: false))
        case .overrides(let list): return content(list.json())
        case .batch(let results): return content(BatchOutcome.json(results.map { outcome(of: $0) }))
        case .bulk(let result): return content(result.json)
        case .webhook(let webhook, let secret, let isNew):
            let path = "/v1/webhooks/\(webhook.id)"
            return content(
                webhook.json(at: articles.now, secret: secret), version: webhook.version,
                isNew ? path : nil)
        case .delivery(let delivery): return content(delivery.json())
        case .synonyms(let synonyms): return content(synonyms.json(), version: synonyms.version)
        case .deletion: return ResponseContent(status: 204)
        }
    }

    func content(
        _ bytes: [UInt8], version: Int? = nil, _ location: String? = nil
    ) -> ResponseContent {
        ResponseContent(
            status: location == nil ? 200 : 201, location: location,
            entityTag: EntityTag(of: bytes, version: version).field, body: bytes)
    }

    /// The response that says this.
    func reply(_ content: ResponseContent, for caller: Caller) -> Response {
        guard let tag = content.entityTag else { return Response(status: .noContent) }
        var fields = fields(of: tag, for: caller)
        if let location = content.location { fields.append(HTTPField(name: .location, value: location)) }
        return Response(
            status: content.status == 201 ? .created : .ok, fields: fields, body: .bytes(content.body))
    }
}
