import Articles
import StrictJSON

/// A page of posts from the REST API of a WordPress site, with the categories of the site.
enum WordPressRESTPage {
    /// The items of a file that `SiteDownload` has written.
    static func items(
        of value: JSONValue, _ bytes: [UInt8], _ origin: ItemOrigin
    ) throws(ImportFault) -> [ImportItem] {
        guard case .array(let posts)? = value["posts"] else {
            throw ImportFault(origin.line(1), "is no page of posts")
        }
        let lines = JSONFile.lines(ofElementsIn: ["posts"], of: bytes)
        var categories = WordPressSite()
        for category in value["categories"]?.elements ?? [] {
            guard let id = category["id"]?.key, let name = category["name"]?.text else { continue }
            categories.categories[id] = (HTMLText.plain(name), category["parent"]?.key ?? "")
        }
        let site = value["site"]?.text.flatMap(SiteName.name)
        let items = posts.enumerated().map { index, post in
            let location = origin.line(lines.indices.contains(index) ? lines[index] : 1)
            guard case .object = post else { return ImportItem(ImportFault(location, "is no object")) }
            return WordPressRESTPost(post, location, categories).item(origin, site: site)
        }
        let names = posts.map { $0["slug"]?.text ?? $0["id"]?.key ?? "" }
        return RepeatedItems.taking(
            items.named(names), posts.enumerated().map { $1["id"]?.key ?? "without an id, \($0)" })
    }
}
