public import Articles
public import ArticlesSyndication
public import HTTPRouting
import HTTPTypes
import StrictJSON

/// A facade: the read side of WordPress's REST API (`wp/v2`), over what everyone may read.
///
/// What WordPress can be asked and the service can't is an error in WordPress's form. There are no categories: all terms are tags.
public struct WordPressRESTAPI: Sendable {
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

    static let mediaType = "application/json; charset=UTF-8"

    /// A post with this tag is sticky.
    static let stickyTag = "featured"

    /// The routes, each with and without a slash at its end.
    public var facade: Facade {
        Facade(
            path: "/wp-json", routes: table.flatMap(Self.spellings),
            exposedFields: ["X-WP-Total", "X-WP-TotalPages"]
        ) { _, problem in WordPressError(problem).response }
    }

    private var table: [Facade.Entry] {
        [
            .init("", showIndex), .init("/wp/v2", showNamespace),
            .init("/wp/v2/posts", isList: true, listPosts), .init("/wp/v2/posts/{id}", showPost),
            .init("/wp/v2/tags", isList: true, listTags), .init("/wp/v2/tags/{id}", showTag),
            .init("/wp/v2/categories", listNothing), .init("/wp/v2/categories/{id}", showNoTerm),
            .init("/wp/v2/users", isList: true, listUsers), .init("/wp/v2/users/{id}", showUser),
            .init("/wp/v2/media", isList: true, listMedia), .init("/wp/v2/media/{id}", showMedia),
            .init("/wp/v2/search", isList: true, listSearchResults),
            .init("/wp/v2/types", listTypes), .init("/wp/v2/types/{type}", showType),
            .init("/wp/v2/pages", listNothing), .init("/wp/v2/pages/{id}", showNoPost),
            .init("/wp/v2/comments", listNothing),
        ]
    }

    /// The paths of the table, below `/wp-json`.
    var paths: [String] { table.map(\.template) }

    private static func spellings(of entry: Facade.Entry) -> [Facade.Entry] {
        ["", "/"].map { end in
            .init("/wp-json" + entry.template + end, isList: entry.isList) { request in
                do {
                    return try await entry.respond(request)
                } catch let error as WordPressError {
                    return error.response
                } catch let error as ArticleError {
                    guard let known = WordPressError(error) else { throw error }
                    return known.response
                }
            }
        }
    }
}

extension WordPressRESTAPI {
    /// A response with one object.
    func response(_ value: JSONValue) -> Response {
        var writer = JSONWriter(capacity: 16 << 10)
        writer.value(value)
        return Response(contentType: Self.mediaType, writer.bytes)
    }

    /// A response with a page of a list.
    func response(
        _ values: [JSONValue], total: Int, _ query: WordPressQuery, to request: Request
    ) async throws -> Response {
        let (service, document): (ArticleService, JSONValue) = (articles, .array(values))
        var response: Response = try await service.work.run(.writing(values.count * Self.sizeOfValue)) {
            self.response(document)
        }
        let pages = (total + query.limit - 1) / query.limit
        response.fields[.wordPressTotal] = String(total)
        response.fields[.wordPressTotalPages] = String(pages)
        var links: [String] = []
        if query.page > 1 {
            links.append("<\(address(of: request, page: min(query.page - 1, pages)))>; rel=\"prev\"")
        }
        if query.page < pages {
            links.append("<\(address(of: request, page: query.page + 1))>; rel=\"next\"")
        }
        if !links.isEmpty { response.fields[.link] = links.joined(separator: ", ") }
        return response
    }

    /// About how many bytes one of a list has.
    private static let sizeOfValue = 16 << 10

    /// The address of another page of a list.
    private func address(of request: Request, page: Int) -> String {
        let others = (request.query ?? "").split(separator: "&").filter { !$0.hasPrefix("page=") }
        let query = (others.map(String.init) + ["page=\(page)"]).joined(separator: "&")
        // What ends an address in a field a client may have written as it is.
        var address = Array("\(site.url.text)\(request.path)?".utf8)
        for byte in query.utf8 {
            switch byte {
            case UInt8(ascii: "<"): address += "%3C".utf8
            case UInt8(ascii: ">"): address += "%3E".utf8
            case UInt8(ascii: "\""): address += "%22".utf8
            case _: address.append(byte)
            }
        }
        return String(decoding: address, as: UTF8.self)
    }

    /// The address of a route.
    func address(_ path: String) -> String { "\(site.url.text)/wp-json/wp/v2/\(path)" }

    /// The number that the path names. Throws WordPress's error of a path without a route.
    func number(in request: Request) throws -> Int {
        let text = try request.parameter("id")
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(text) else {
            throw WordPressError.noRoute
        }
        return number
    }

    /// Throws if a page of posts begins behind the last one, as WordPress does.
    func checkPage(_ query: WordPressQuery, total: Int) throws(WordPressError) {
        guard query.offset == nil, query.page > 1, query.start >= total, total > 0 else { return }
        throw .noPage
    }

    /// A list of what there is nothing of.
    @Sendable func listNothing(_ request: Request) async throws -> Response {
        let query = try WordPressQuery(request)
        try query.finish()
        return try await response([], total: 0, query, to: request)
    }

    @Sendable func showNoTerm(_ request: Request) async throws -> Response {
        _ = try number(in: request)
        throw WordPressError.noTerm
    }

    @Sendable func showNoPost(_ request: Request) async throws -> Response {
        _ = try number(in: request)
        throw WordPressError.noPost
    }
}

extension HTTPField.Name {
    fileprivate static let link = HTTPField.Name(token: "Link")
    fileprivate static let wordPressTotal = HTTPField.Name(token: "X-WP-Total")
    fileprivate static let wordPressTotalPages = HTTPField.Name(token: "X-WP-TotalPages")
}
