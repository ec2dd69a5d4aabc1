public import Articles
public import ArticlesSyndication
public import HTTPRouting
import HTTPTypes
import StrictJSON

/// A facade: Ghost's Content API, read-only, over what everyone may read.
///
/// A key is neither needed nor looked at. What Ghost can be asked and the service can't is an error in Ghost's form.
public struct GhostContentAPI: Sendable {
    let articles: ArticleService
    let site: PublicSite

    /// The facade of a service.
    ///
    /// - Parameters:
    ///   - articles: The use cases.
    ///   - site: Where the site is that readers visit, and what makes the html of a body.
    public init(articles: ArticleService, site: PublicSite) {
        self.articles = articles
        self.site = site
    }

    static let mediaType = "application/json; charset=utf-8"

    /// The routes, each with and without a slash at its end and the version that earlier clients name.
    public var facade: Facade {
        Facade(
            path: "/ghost/api", routes: table.flatMap(Self.spellings), requestFields: ["Accept-Version"]
        ) { request, problem in
            GhostError(problem).response(id: request.id)
        }
    }

    private typealias Operation = @Sendable (Request) async throws -> Response

    private var table: [Facade.Entry] {
        [
            .init("posts", isList: true, browsePosts), .init("posts/{id}", readPost),
            .init("posts/slug/{slug}", readPost),
            .init("pages", browsePages), .init("pages/{id}", readPage), .init("pages/slug/{slug}", readPage),
            .init("tags", isList: true, browseTags), .init("tags/{id}", readTag),
            .init("tags/slug/{slug}", readTag),
            .init("authors", isList: true, browseAuthors), .init("authors/{id}", readAuthor),
            .init("authors/slug/{slug}", readAuthor),
            .init("settings", showSettings), .init("tiers", browseTiers),
        ]
    }

    private static func spellings(of entry: Facade.Entry) -> [Facade.Entry] {
        let paths = ["/ghost/api/content/", "/ghost/api/{version}/content/"]
        return paths.flatMap { path in
            ["", "/"].map { end in
                .init(path + entry.template + end, isList: entry.isList) { request in
                    do {
                        try check(version: request)
                        return try await entry.respond(request)
                    } catch let error as GhostError {
                        return error.response(id: request.id)
                    } catch let error as ArticleError {
                        guard let known = GhostError(error) else { throw error }
                        return known.response(id: request.id)
                    }
                }
            }
        }
    }

    private static func check(version request: Request) throws {
        guard request.template?.contains("{version}") == true else { return }
        guard ["v2", "v3", "v4", "v5", "v6", "canary"].contains(try request.parameter("version")) else {
            throw Problem.notFound()
        }
    }
}

extension GhostContentAPI {
    /// A response with one resource or a list of it.
    func response(
        _ name: String, _ values: [JSONValue], _ pagination: GhostPagination? = nil
    ) async throws -> Response {
        var members = [JSONMember(name, .array(values))]
        if let pagination {
            members.append(JSONMember("meta", .object([JSONMember("pagination", pagination.value)])))
        }
        let document = JSONValue.object(members)
        return try await articles.work.run(.writing(values.count * Self.sizeOfValue)) { response(document) }
    }

    /// About how many bytes one of a list has.
    private static let sizeOfValue = 16 << 10

    func response(_ value: JSONValue) -> Response {
        var writer = JSONWriter(capacity: 16 << 10)
        writer.value(value)
        return Response(contentType: Self.mediaType, writer.bytes)
    }

    /// What is read, or Ghost's error of what is not there.
    func orNotFound<Value>(
        _ resource: String, _ read: () async throws(ArticleError) -> Value
    ) async throws -> Value {
        do throws(ArticleError) {
            return try await read()
        } catch {
            if error.code == .notFound || error.code == .gone { throw GhostError.notFound(resource) }
            throw error
        }
    }

    /// 308 to the present slug of what had the one of the request.
    func moved(_ request: Request, to slug: Slug) -> Response {
        let path = request.path.hasSuffix("/") ? request.path.dropLast() : request.path[...]
        let folder = path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
        let query = request.query.map { "?\($0)" } ?? ""
        return Response(
            status: .permanentRedirect, fields: [.location: "\(folder)\(slug.text.encodedSegment)/\(query)"])
    }
}
