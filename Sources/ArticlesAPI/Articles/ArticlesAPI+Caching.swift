import Articles
import HTTPRouting
import HTTPTypes

/// Responses that need no reading. They are for whoever asks without a key.
extension ArticlesAPI {
    /// The longest target whose response is kept, in bytes.
    private static let targetLimit = 512
    /// The longest response about several articles that is kept, in bytes.
    static let keptLimit = 128 << 10
    /// How long a response about several articles is kept at most, in milliseconds: a feed's archive is complete when its month is
    /// over, and translations of a page are found beside requests.
    private static let longestKept: Int64 = 60_000

    /// The kept response to a request for an article, if there is one and it may be given without asking the storage.
    @Sendable func showKeptArticle(_ request: Request) -> Response? {
        showKept(request, accepting: [MediaType.json, MediaType.markdown], MediaType.json)
    }

    /// What gives the kept responses of a route for several articles.
    func showKept(as mediaType: String?) -> ImmediateHandler {
        { request in showKept(request, accepting: mediaType.map { [$0] } ?? [], mediaType) }
    }

    private func showKept(
        _ request: Request, accepting mediaTypes: [String], _ mediaType: String?
    ) -> Response? {
        guard keys == nil || !request.hasField(.authorization), request.field(.consistencyToken) == nil,
            let response = cache?.response(to: request.target, at: articles.now),
            mediaTypes.isEmpty || (try? request.accepts(mediaTypes)) == mediaType
        else { return nil }
        guard let quota = quota(for: Caller(keys == nil ? .anyone : nil), request) else {
            return reply(to: request, response)
        }
        // One that may not be served goes the other way, and is refused there.
        return quota.wait == 0 ? quota.applied(to: reply(to: request, response)) : nil
    }

    /// To be called before the article is read; `nil` when the response would not be kept: for whoever has a key.
    func beginFill(for caller: Caller) -> ResponseCache.Fill? {
        keys == nil || caller.scope == nil ? cache?.beginFill() : nil
    }

    /// Keeps the response to a request for an article that everyone may read, and always may unless it changes.
    func keep(
        _ response: EncodedResponse, of article: Article, for request: Request, _ fill: ResponseCache.Fill?
    ) {
        let now = articles.now
        guard let fill, request.target.utf8.count <= Self.targetLimit, article.isVisible(at: now) else {
            return
        }
        cache?.keep(
            response.withPreparedFields(), of: .article(article.id), for: request.target, fill, at: now)
    }
}

/// Responses about several articles.
extension ArticlesAPI {
    /// Gives a kept response, or the one that is just being made for somebody else, or makes one and keeps it: until something
    /// changes, or the next article appears.
    func keeping(
        _ request: Request, for caller: Caller, _ respond: (Request) async throws -> Response
    ) async throws -> Response {
        guard let cache, keys != nil, caller.scope == nil, request.target.utf8.count <= Self.targetLimit,
            request.field(.consistencyToken) == nil
        else { return try await shortened { try await respond(request) } }
        switch await cache.turn(for: request.target, at: articles.now) {
        case .give(let response, let end) where articles.now < end: return reply(to: request, response)
        case .give, .makeOwn: return try await shortened { try await respond(request) }
        case .make(let fill, let flight): return try await make(request, cache, fill, flight, respond)
        }
    }

    /// Makes a response for all who ask.
    private func make(
        _ request: Request, _ cache: ResponseCache, _ fill: ResponseCache.Fill, _ flight: UInt64,
        _ respond: (Request) async throws -> Response
    ) async throws -> Response {
        var landing = ResponseCache.Landing.failed
        defer { cache.land(landing, for: request.target, fill, flight: flight, at: articles.now) }
        // Before it is made: what appears after that is in it, or later than it.
        let lifetime = try? await Lifetime(
            from: articles.now, to: nextAppearance(cache, fill), maxAge: settings.publicMaxAge)
        let response: Response
        do {
            response = try await respond(request.removing(.ifNoneMatch)).shortened(to: lifetime)
        } catch {
            if error.isOfRequest { landing = .unkept }
            throw error
        }
        guard let encoded = EncodedResponse(response) else {
            landing = .unkept
            return response
        }
        if let lifetime { landing = .made(encoded.withPreparedFields(), until: lifetime.end) }
        return reply(to: request, encoded)
    }

    /// The response, with a `max-age` that ends when the next article appears: what it shows may be another then.
    func shortened(_ respond: () async throws -> Response) async throws -> Response {
        guard settings.publicMaxAge > 0 else { return try await respond() }
        // Asked before it is made: see `make`.
        let lifetime = try await Lifetime(
            from: articles.now, to: nextAppearance(), maxAge: settings.publicMaxAge)
        return try await respond().shortened(to: lifetime)
    }

    /// When the next article appears, as it is known or is read now.
    private func nextAppearance(_ cache: ResponseCache, _ fill: ResponseCache.Fill) async throws -> Timestamp
    {
        if let known = cache.appearance(fill, at: articles.now) { return known }
        let next = try await nextAppearance()
        cache.setAppearance(next, fill)
        return next
    }

    /// When the next article appears; `latest` when none is scheduled.
    private func nextAppearance() async throws -> Timestamp {
        var listing = ArticleListing()
        listing.status = .scheduled
        listing.order = .oldest
        listing.limit = 1
        let next = try await articles.articles(listing, for: .editorial).elements.first
        return next?.article.publishedAt ?? .latest
    }

    /// How long a response that is begun at an instant may be given, and how long caches may keep it.
    fileprivate struct Lifetime {
        /// When it may not be given any more.
        let end: Timestamp
        /// `--public-max-age`, in seconds.
        let whole: Int
        /// What is left of it; `nil` for all.
        let maxAge: Int64?

        init(from now: Timestamp, to next: Timestamp, maxAge: Int) {
            whole = maxAge
            let age = Int64(maxAge) * 1_000
            let left = next.milliseconds - now.milliseconds
            guard left < age else {
                // Given later than that, its `max-age` would reach behind the appearance.
                let longest = min(left - age, ArticlesAPI.longestKept)
                end = Timestamp(clamping: now.milliseconds + longest)
                self.maxAge = nil
                return
            }
            // It is given for a second more, and has to count that.
            end = Timestamp(clamping: min(now.milliseconds + 1_000, next.milliseconds))
            self.maxAge = max(0, left / 1_000 - 1)
        }
    }
}

extension Response {
    /// The response for everyone with what is left of `max-age`.
    fileprivate func shortened(to lifetime: ArticlesAPI.Lifetime?) -> Response {
        guard let lifetime, let maxAge = lifetime.maxAge,
            fields[.cacheControl] == ArticlesAPI.publicCaching(maxAge: Int64(lifetime.whole))
        else { return self }
        var response = self
        response.fields[.cacheControl] = ArticlesAPI.publicCaching(maxAge: maxAge)
        return response
    }
}

extension EncodedResponse {
    /// What is kept of a response: nothing of one that is large, or is not about what was asked for.
    fileprivate init?(_ response: Response) {
        guard response.status == .ok, case .bytes(let bytes) = response.body,
            bytes.count <= ArticlesAPI.keptLimit,
            response.fields[.cacheControl]?.hasPrefix("public") == true,
            let field = response.fields[.eTag], case .tags(let tags)? = EntityTagCondition(field),
            let tag = tags.first
        else { return nil }
        self.init(tag: tag, fields: response.fields, bytes: bytes)
    }

    /// With its fields written out.
    fileprivate func withPreparedFields() -> EncodedResponse {
        var response = self
        response.prepared = PreparedFields(fields, for: bytes)
        return response
    }
}

extension Error {
    /// Whether it says what is wrong with a request, for everybody who sends it.
    fileprivate var isOfRequest: Bool {
        switch self {
        case let problem as Problem: problem.status.code < 500
        case let error as ArticleError:
            error.code == .notFound || error.code == .gone || error.code == .invalidQuery
        case _: false
        }
    }
}
