import Articles
import StrictJSON

/// WordPress's REST API.
extension SiteDownload {
    /// Returns the address of the site.
    func readWordPress(_ root: String) async throws(SiteError) -> String {
        let index = try await json(root, "the index of the REST API")
        let site = index["home"]?.text ?? index["url"]?.text ?? request.address
        let categories = try await readCategories(root)
        let collections = request.includesPages ? ["posts", "pages"] : ["posts"]
        for collection in collections {
            let query = "per_page=100&orderby=id&order=asc&_embed=author,wp:featuredmedia,wp:term"
            try await readPages(of: collection) { page in
                Self.wordPress(root, "wp/v2/\(collection)", "\(query)&page=\(page)")
            } keeping: { posts, bytes in
                var text = Array("{\"wordpress_rest\":1,\"site\":".utf8)
                var writer = JSONWriter()
                writer.string(site)
                text += writer.bytes + Array(",\"categories\":".utf8) + categories.json(for: posts)
                return text + Array(",\"posts\":\n".utf8) + bytes + Array("}\n".utf8)
            }
        }
        return site
    }

    private static func wordPress(_ root: String, _ path: String, _ query: String) -> String {
        // Without permalinks the path is a parameter.
        root.contains("?") ? "\(root)\(path)&\(query)" : "\(folder(root))\(path)?\(query)"
    }

    private static func folder(_ root: String) -> String { root.hasSuffix("/") ? root : root + "/" }

    /// The categories of the site. Without them tags would be others than with them: only a site that has no such route has none.
    private func readCategories(_ root: String) async throws(SiteError) -> SiteCategories {
        var categories = SiteCategories()
        var page = 0
        while true {
            page += 1
            guard !Task.isCancelled else { throw .cancelled }
            try pages.checkCount(page)
            let query = "per_page=100&page=\(page)&_fields=id,name,slug,parent"
            let response = try await pages.get(Self.wordPress(root, "wp/v2/categories", query))
            let value = try? JSONParser.parse(response.body)
            if response.status == 404, value?["code"]?.text == "rest_no_route" {
                note("the site has no categories: tags have no others above them")
                return categories
            }
            let list = try Self.list(response, value, "page \(page) of the categories")
            if list.isEmpty { return categories }
            guard try categories.add(list) > 0 else {
                note("page \(page) of the categories has nothing that those before have not")
                return categories
            }
            if list.count < 100 { return categories }
        }
    }

    /// Reads page after page of a collection, until one is empty, behind the last, or all known: what the site says of their
    /// number may be wrong.
    private func readPages(
        of collection: String, _ url: (Int) -> String,
        keeping file: ([JSONValue], [UInt8]) -> [UInt8]
    ) async throws(SiteError) {
        var known = Set<String>()
        var page = 0
        while true {
            page += 1
            guard !Task.isCancelled else { throw .cancelled }
            try pages.checkCount(page)
            let what = "page \(page) of the \(collection)"
            let response = try await pages.get(url(page))
            let value = try? JSONParser.parse(response.body)
            if response.status == 400, page > 1,
                value?["code"]?.text == "rest_post_invalid_page_number"
            {
                return
            }
            let list = try Self.list(response, value, what)
            let total = response.field("x-wp-totalpages").flatMap { Int($0) }
            if list.isEmpty {
                if let total, total >= page {
                    note("\(what) is empty, though the site says that there are \(total)")
                }
                return
            }
            let fresh = list.filter { known.insert($0["id"]?.key ?? "").inserted }
            guard !fresh.isEmpty else {
                return note("\(what) has nothing that those before have not: the reading ends there")
            }
            try pages.write(file(list, response.body))
            progress(pages.count)
            // One that is not full is the last, if the site says so, too.
            if let total, page >= total, list.count < 100 { return }
        }
    }

    static func list(
        _ response: SiteResponse, _ value: JSONValue?, _ what: String
    ) throws(SiteError) -> [JSONValue] {
        guard response.status == 200 else {
            let said = (value?["message"]?.text ?? value?["errors"]?.elements.first?["message"]?.text)
                .map { ": \($0.prefix(200))" }
            throw .site("\(what) has the status \(response.status)\(said ?? "")")
        }
        guard case .array(let list)? = value else {
            let start = String(decoding: response.body.prefix(40), as: UTF8.self)
            throw .site("\(what) is no list in JSON, and begins with \(start.onOneLine)")
        }
        return list
    }

    private func json(_ url: String, _ what: String) async throws(SiteError) -> JSONValue {
        let response = try await pages.get(url)
        guard response.status == 200, let value = try? JSONParser.parse(response.body) else {
            throw .site("\(what) can't be read: status \(response.status)")
        }
        return value
    }
}
