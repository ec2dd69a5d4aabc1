import ArticlesSyndication
import HTTPRouting
import HTTPTypes

extension ArticlesAPI {
    /// An operation of a route. Where the site is below a path (`--site-url`), the API may be there too, behind a proxy, or at the root
    /// of another host: then what `Location` and `Link` name is relative to the request, which holds in both. Pages name the path.
    func relative(_ operation: @escaping Operation, in route: APIRoute) -> Operation {
        guard settings.site.url.hasPath, route.mediaTypes != [MediaType.page] else { return operation }
        return { request, caller in
            var response = try await operation(request, caller)
            response.fields.makeReferencesRelative(to: request.path)
            return response
        }
    }
}

extension HTTPFields {
    /// Makes absolute paths in `Location` and `Link` relative to a path.
    mutating func makeReferencesRelative(to path: String) {
        self[.location] = self[.location].map { $0.relativeReference(from: path) }
        self[.link] = self[.link].map { links in
            links.replacing(/<(\/[^>]*)>/) { "<\(String($0.1).relativeReference(from: path))>" }
        }
    }
}

extension String {
    /// An absolute path, with its query, as a relative reference from another path (RFC 3986, 4.2); anything else as it is.
    func relativeReference(from path: String) -> String {
        guard hasPrefix("/"), !hasPrefix("//") else { return self }
        let target = prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
        let folders = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let common = zip(folders, target.dropLast()).prefix { $0 == $1 }.count
        let up = String(repeating: "../", count: folders.count - common)
        return (up.isEmpty ? "./" : up) + target[common...].joined(separator: "/") + drop { $0 != "?" }
    }
}
