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
            try await readList(collection) { number, name throws(SiteError) in
                let url = Self.wordPress(root, "wp/v2/\(collection)", "\(query)&page=\(number)")
                let response = try await pages.get(url)
                let value = try? JSONParser.parse(response.body)
                let isBehindTheLast =
                    response.status == 400 && number > 1
                    && value?["code"]?.text == "rest_post_invalid_page_number"
                if isBehindTheLast { return nil }
                let list = try Self.list(response, value, name)
                let total = response.field("x-wp-totalpages").flatMap { Int($0) }
                // One that is not full is the last, if the site says so, too.
                let isLast = total.map { number >= $0 && list.count < 100 } ?? false
                return SiteListPage(
                    items: list, bytes: response.body, isLast: isLast,
                    isExpected: total.map { $0 >= number } ?? false)
            } keeping: { page throws(SiteError) in
                var text = Array("{\"wordpress_rest\":1,\"site\":".utf8)
                var writer = JSONWriter()
                writer.string(site)
                text += writer.bytes + Array(",\"categories\":".utf8) + categories.json(for: page.items)
                try store(text + Array(",\"posts\":\n".utf8) + page.bytes + Array("}\n".utf8))
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
        try await readList("categories") { number, name throws(SiteError) in
            let query = "per_page=100&page=\(number)&_fields=id,name,slug,parent"
            let response = try await pages.get(Self.wordPress(root, "wp/v2/categories", query))
            let value = try? JSONParser.parse(response.body)
            if response.status == 404, value?["code"]?.text == "rest_no_route" {
                note("the site has no categories: tags have no others above them")
                return nil
            }
            let list = try Self.list(response, value, name)
            return SiteListPage(
                items: list, bytes: response.body, isLast: list.count < 100, isExpected: false)
        } keeping: { page throws(SiteError) in
            try categories.add(page.items)
        }
        return categories
    }

    private func json(_ url: String, _ what: String) async throws(SiteError) -> JSONValue {
        let response = try await pages.get(url)
        guard response.status == 200, let value = try? JSONParser.parse(response.body) else {
            throw .site("\(what) can't be read: status \(response.status)")
        }
        return value
    }
}
