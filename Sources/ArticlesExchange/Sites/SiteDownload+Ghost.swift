import Foundation
import StrictJSON

/// Ghost's Content API.
extension SiteDownload {
    func readGhost(_ root: String) async throws(SiteError) {
        let allowed = CharacterSet.alphanumerics
        let key = (request.key ?? "").addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
        for collection in request.includesPages ? ["posts", "pages"] : ["posts"] {
            var known = Set<String>()
            for page in 1...Self.mostPages {
                guard !Task.isCancelled else { throw .cancelled }
                let what = "page \(page) of the \(collection)"
                let query = "key=\(key)&limit=100&page=\(page)&include=tags,authors&order=id%20asc"
                var response = try await pages.get(
                    "\(root)\(collection)/?\(query)", fields: [("Accept-Version", "v5.0")])
                let value = try? JSONParser.parse(response.body)
                let posts = value?[collection] ?? .null
                var writer = JSONWriter()
                writer.value(posts)
                if response.status == 200 { response.body = writer.bytes }
                let list = try Self.list(response, response.status == 200 ? posts : value, what)
                if list.isEmpty { break }
                guard !list.filter({ known.insert($0["id"]?.key ?? "").inserted }).isEmpty else {
                    note("\(what) has nothing that those before have not: the reading ends there")
                    break
                }
                try pages.write(Array("{\"posts\":".utf8) + writer.bytes + Array("}\n".utf8))
                progress(pages.count)
                guard let next = value?["meta"]?["pagination"]?["next"], !next.isNull else { break }
            }
        }
    }
}
