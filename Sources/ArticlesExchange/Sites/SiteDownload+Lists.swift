import StrictJSON

/// A page of a list of a site.
struct SiteListPage {
    var items: [JSONValue]
    /// Its body as it was sent.
    var bytes: [UInt8]
    /// Whether none follows it.
    var isLast: Bool
    /// Whether the site says that there is more: that it is not empty, or that another one follows.
    var isExpected: Bool
}

extension SiteDownload {
    /// Reads page after page of a list until one is the last, empty, or all known: what the site says of their number may be
    /// wrong.
    ///
    /// - Parameters:
    ///   - read: reads the page with a number, from 1, that messages name so; `nil` if there is no such page.
    ///   - keep: gets each page that has something new.
    func readList(
        _ list: String,
        _ read: (Int, String) async throws(SiteError) -> SiteListPage?,
        keeping keep: (SiteListPage) throws(SiteError) -> Void
    ) async throws(SiteError) {
        var known = Set<String>()
        var number = 0
        while true {
            number += 1
            guard !Task.isCancelled else { throw .cancelled }
            try pages.checkCount(number)
            let name = "page \(number) of the \(list)"
            guard let page = try await read(number, name) else { return }
            guard !page.items.isEmpty else {
                if page.isExpected { note("\(name) is empty, though the site says that there are more") }
                return
            }
            guard !page.items.filter({ known.insert($0["id"]?.key ?? "").inserted }).isEmpty else {
                return note("\(name) has nothing that those before have not: the reading ends there")
            }
            try keep(page)
            if page.isLast { return }
        }
    }

    /// Stores a page of posts.
    func store(_ json: [UInt8]) throws(SiteError) {
        try pages.write(json)
        progress(pages.count)
    }

    /// The items of a response; throws if it is none of a list.
    static func list(
        _ response: SiteResponse, _ value: JSONValue?, _ name: String
    ) throws(SiteError) -> [JSONValue] {
        guard response.status == 200 else {
            let said = (value?["message"]?.text ?? value?["errors"]?.elements.first?["message"]?.text)
                .map { ": \($0.prefix(200))" }
            throw .site("\(name) has the status \(response.status)\(said ?? "")")
        }
        guard case .array(let list)? = value else {
            let start = String(decoding: response.body.prefix(40), as: UTF8.self)
            throw .site("\(name) is no list in JSON, and begins with \(start.onOneLine)")
        }
        return list
    }
}
