import Articles
import HTTPRouting

extension TagListing {
    /// What the parameters ask for. Throws a 400 with everything that is wrong with them.
    init(query request: Request) throws(Problem) {
        self.init()
        var query = try QueryReader(request, known: ["q", "sort", "limit", "cursor"])
        prefix = query.value("q") ?? ""
        order = query.choice("sort") ?? .name
        limit = query.limit() ?? limit
        cursor = query.value("cursor")
        try query.finish()
    }
}

extension RedirectListing {
    /// What the parameters ask for. Throws a 400 with everything that is wrong with them.
    init(query request: Request) throws(Problem) {
        self.init()
        var query = try QueryReader(request, known: ["limit", "cursor"])
        limit = query.limit() ?? limit
        cursor = query.value("cursor")
        try query.finish()
    }
}

extension RelatedTag {
    /// How many related tags are asked for. Throws a 400.
    static func limit(query request: Request) throws(Problem) -> Int {
        var query = try QueryReader(request, known: ["limit"])
        let limit = query.limit() ?? 20
        try query.finish()
        return limit
    }
}
