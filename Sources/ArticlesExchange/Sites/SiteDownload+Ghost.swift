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
        var known = Set<String>()
        var page = 0
        while true {
            page += 1
            guard !Task.isCancelled else { throw .cancelled }
            try pages.checkCount(page)
            let what = "page \(page) of the \(collection)"
            let query = "key=\(key)&limit=100&page=\(page)&include=tags,authors&order=id%20asc"
            let response = try await pages.get(
                "\(root)\(collection)/?\(query)", fields: [("Accept-Version", "v5.0")])
            let value = try? JSONParser.parse(response.body)
            let list = try Self.list(
                response, response.status == 200 ? value?[collection] ?? value : value, what)
            let hasNext = !(value?["meta"]?["pagination"]?["next"]?.isNull ?? true)
            if list.isEmpty {
                if hasNext { note("\(what) is empty, though the site says that there are more") }
                return
            }
            guard !list.filter({ known.insert($0["id"]?.key ?? "").inserted }).isEmpty else {
                return note("\(what) has nothing that those before have not: the reading ends there")
            }
            var writer = JSONWriter()
            writer.value(.array(list))
            try pages.write(Array("{\"posts\":".utf8) + writer.bytes + Array("}\n".utf8))
            progress(pages.count)
            guard hasNext else { return }
        }
    }
}
