import HTTPTypes

@testable import Articles
@testable import ArticlesAPI
@testable import HTTPRouting

/// What is read of the head of a request.
extension FuzzTarget {
    /// The path of a request, beside templates of the kinds that there are.
    static let router = FuzzTarget(
        text: "router", longest: 2_048,
        seeds: [
            "/v1/articles/hello", "/v1/articles/a%2Fb/revisions/3...4", "/tags/%C3%A9/feed.atom", "*",
            "/sitemap-12.xml", "/v1/articles/%00", "//", "/v1/articles/x?fields=a",
        ], words: ["/v1", "/articles", "/revisions", "...", "%2f", "%", "sitemap-", ".xml", "/tags", "?"]
    ) { target, faults in
        let router = routes
        let request = Request(.get, target)
        switch router.resolve(request) {
        case .options: faults.expect(target == "*", "GET is taken for OPTIONS")
        case .problem(let problem): faults.expect(problem.status.code < 500, "\(problem.status)")
        case .endpoint(let match):
            guard let template = path(match.endpoint.route.template, match.values) else {
                return faults.expect(false, "the template has other parameters")
            }
            guard case .endpoint(let again) = router.resolve(Request(.get, template)) else {
                return faults.expect(false, "\(template) is not found")
            }
            faults.expect(again.endpoint.number == match.endpoint.number, "\(template) is another route")
            faults.expect(
                again.values.count == match.values.count
                    && zip(again.values, match.values).allSatisfy { $0.hasBytes(of: $1) },
                "\(match.values) becomes \(again.values)")
        }
    }

    private static let routes: Router = {
        var router = Router(makeRequestID: { "1" })
        for template in [
            "/", "/v1/articles", "/v1/articles/{ref}", "/v1/articles/{ref}/revisions",
            "/v1/articles/{ref}/revisions/{version}",
            "/tags/{slug}/feed.atom", "/sitemap-{n}.xml", "/feed.{format}", "/archive/{year}/{month}",
        ] {
            router.on(.get, template) { _ in Response(status: .ok) }
        }
        return router
    }()

    /// The query of a request.
    static let query = FuzzTarget(
        text: "query", longest: 4_096,
        seeds: ["tag=a&tag=b,c&q=%22x+y%22", "a=%C3%A9&&=&b", "%=1", "a=b=c&%00=%FF"],
        words: ["&", "=", "%", "+", "%C3%A9", "?"]
    ) { text, faults in
        guard let items = try? Request(.get, "/?" + text).queryItems else { return }
        faults.expect(items.count <= Request.queryItemLimit, "\(items.count) parameters")
        // A parameter without a name and a value is written as an equals sign.
        let written = items.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }
        let again = try? Request(.get, "/?" + written.joined(separator: "&")).queryItems
        faults.expect(
            again.map { $0.count == items.count } ?? false
                && zip(again ?? [], items).allSatisfy {
                    $0.name.hasBytes(of: $1.name) && $0.value.hasBytes(of: $1.value)
                }, "\(items) becomes \(again ?? [])")
    }

    /// The value of `If-Match` and `If-None-Match`.
    static let entityTag = FuzzTarget(
        text: "entity-tag", longest: 1_024,
        seeds: ["*", "\"3-0123456789abcdef\"", "W/\"a\", \"b\" ,, \"\"", "W/", "\"99999999999999999999-a\""],
        words: ["W/", "\"", ", ", "*", "-"]
    ) { text, faults in
        guard case .tags(let tags)? = EntityTagCondition(text) else { return }
        let written = tags.map { ($0.isWeak ? "W/" : "") + $0.field }.joined(separator: ", ")
        faults.expect(
            EntityTagCondition(written) == .tags(tags), "\(tags) becomes \(written), which is another")
        for tag in tags {
            faults.expect((tag.version ?? 1) > 0, "\(tag) has a version of \(tag.version ?? 0)")
            faults.expect(EntityTagCondition(text)?.includes(tag) == true, "\(tag) is not in its own list")
        }
    }

    /// The value of `Idempotency-Key`.
    static let idempotencyKey = FuzzTarget(
        text: "idempotency-key", longest: 600,
        seeds: ["\"8e03978e-40d5-43dd-bc93-6894a57f9324\"", "plain", #""a\"b\\c""#, #""a\"#, "a,b"],
        words: ["\\\"", "\\\\", "\""]
    ) { text, faults in
        guard let key = IdempotencyKey(text) else { return }
        faults.expect(
            (1...IdempotencyKey.limit).contains(key.text.utf8.count), "\(key.text.utf8.count) bytes")
        faults.expect(key.text.utf8.allSatisfy { (0x20...0x7E).contains($0) }, "a character that is not seen")
        let escaped = key.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        faults.expect(IdempotencyKey("\"\(escaped)\"") == key, "\(key.text) is another in quotation marks")
    }
}

/// A path that has these parameters, all of it percent-encoded; `nil` for another number of them.
private func path(_ template: String, _ values: [String]) -> String? {
    var rest = values[...]
    var path = ""
    var isInParameter = false
    for character in template {
        switch character {
        case "{":
            guard let value = rest.popFirst() else { return nil }
            path += value.percentEncoded
            isInParameter = true
        case "}": isInParameter = false
        case _ where !isInParameter: path.append(character)
        case _: break
        }
    }
    return rest.isEmpty ? path : nil
}
