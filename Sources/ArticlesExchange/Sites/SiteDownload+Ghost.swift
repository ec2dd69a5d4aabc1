import ArticlesSyndication
import StrictJSON

/// Ghost's Content API.
extension SiteDownload {
    func readGhost(_ root: String) async throws(SiteError) {
        for collection in request.includesPages ? ["posts", "pages"] : ["posts"] {
            try await readGhost(root, collection)
        }
    }

    private func readGhost(_ root: String, _ collection: String) async throws(SiteError) {
        let key = (request.key ?? "").encodedSegment
        try await readList(collection) { number, name throws(SiteError) in
            let query = "key=\(key)&limit=100&page=\(number)&include=tags,authors&order=id%20asc"
            let response = try await pages.get(
                "\(root)\(collection)/?\(query)", fields: [("Accept-Version", "v5.0")])
            let value = try? JSONParser.parse(response.body)
            let list = try Self.list(
                response, response.status == 200 ? value?[collection] ?? value : value, name)
            let hasNext = !(value?["meta"]?["pagination"]?["next"]?.isNull ?? true)
            return SiteListPage(items: list, bytes: response.body, isLast: !hasNext, isExpected: hasNext)
        } keeping: { page throws(SiteError) in
            var writer = JSONWriter()
            writer.value(.array(page.items))
            try store(Array("{\"posts\":".utf8) + writer.bytes + Array("}\n".utf8))
        }
    }
}
