import Articles
import ArticlesSyndication
import HTTPRouting
import HTTPTypes
import StrictJSON

/// What the API has: by which clients find their way.
extension WordPressRESTAPI {
    @Sendable func showIndex(_ request: Request) async throws -> Response {
        let form = try WordPressQuery(request).form
        return response(
            form.object([
                JSONMember("name", .string(site.title)), JSONMember("description", ""),
                JSONMember("url", .string(site.url.text)), JSONMember("home", .string(site.url.text)),
                JSONMember("gmt_offset", 0), JSONMember("timezone_string", "UTC"),
                JSONMember("namespaces", ["wp/v2"]), JSONMember("authentication", []),
                JSONMember("routes", routes(from: "")), JSONMember("site_logo", 0),
                JSONMember("site_icon", 0), JSONMember("site_icon_url", ""),
                JSONMember("_links", .object([])),
            ]))
    }

    @Sendable func showNamespace(_ request: Request) async throws -> Response {
        let up = JSONValue.array([.link("\(site.url.text)/wp-json/")])
        return response(
            try WordPressQuery(request).form.object([
                JSONMember("namespace", "wp/v2"), JSONMember("routes", routes(from: "/wp/v2")),
                JSONMember("_links", .object([JSONMember("up", up)])),
            ]))
    }

    private func routes(from start: String) -> JSONValue {
        .object(
            paths.filter { $0.hasPrefix(start) }.map { path in
                let name = path.replacing("{id}", with: "(?P<id>[\\d]+)")
                    .replacing("{type}", with: "(?P<type>[\\w-]+)")
                let endpoint = JSONValue.object([
                    JSONMember("methods", ["GET"]), JSONMember("args", .object([])),
                ])
                var members = [
                    JSONMember("namespace", path.isEmpty ? "" : "wp/v2"), JSONMember("methods", ["GET"]),
                    JSONMember("endpoints", .array([endpoint])),
                ]
                if !path.contains("{") {
                    let own = JSONValue.array([.link("\(site.url.text)/wp-json\(path)")])
                    members.append(JSONMember("_links", .object([JSONMember("self", own)])))
                }
                return JSONMember(name.isEmpty ? "/" : name, .object(members))
            })
    }

    @Sendable func listTypes(_ request: Request) async throws -> Response {
        let query = try WordPressQuery(request)
        return response(.object([JSONMember("post", postType(query.form))]))
    }

    @Sendable func showType(_ request: Request) async throws -> Response {
        guard try request.parameter("type") == "post" else {
            throw WordPressError("rest_type_invalid", "Invalid post type.", .notFound)
        }
        return response(postType(try WordPressQuery(request).form))
    }

    private func postType(_ form: FieldSelection) -> JSONValue {
        form.object([
            JSONMember("description", ""), JSONMember("hierarchical", false),
            JSONMember("has_archive", false), JSONMember("name", "Posts"), JSONMember("slug", "post"),
            JSONMember("icon", "dashicons-admin-post"),
            JSONMember("taxonomies", ["category", "post_tag"]), JSONMember("rest_base", "posts"),
            JSONMember("rest_namespace", "wp/v2"),
            JSONMember(
                "_links",
                .object([
                    JSONMember("collection", .array([.link(address("types"))])),
                    JSONMember("wp:items", .array([.link(address("posts"))])),
                ])),
        ])
    }
}
