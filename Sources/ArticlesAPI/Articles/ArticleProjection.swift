import Articles
import HTTPRouting

/// What a request for one article asks for: members, and the body as html.
struct ArticleProjection {
    /// The name of the member that holds the body as html.
    private static let html = "html"

    private(set) var fields = ArticleFields.all
    private(set) var includesHTML = false
    /// Whether it is the article as it is, of which there may be other representations than JSON.
    private(set) var isWhole = true

    /// Whether the article has to be read with its body.
    var needsBody: Bool { includesHTML || fields.contains(.body) }

    /// What the parameters ask for. Throws a 400.
    init(query request: Request) throws(Problem) {
        guard request.query != nil else { return }
        var query = try QueryReader(request, known: ["fields", "include"])
        if let names = query.value("fields")?.parts(between: ",") {
            isWhole = false
            includesHTML = names.contains { $0.hasSameBytes(as: Self.html) }
            fields = query.fields(named: names, among: ArticleFields.names + [Self.html]) ?? .all
        }
        if query.choice("include", Inclusion.self) != nil {
            isWhole = false
            includesHTML = true
        }
        try query.finish()
    }

    private enum Inclusion: String, CaseIterable {
        case html
    }
}
