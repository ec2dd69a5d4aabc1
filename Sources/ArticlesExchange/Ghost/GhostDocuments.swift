import StrictJSON

/// The documents of a Ghost post, which are JSON texts in texts.
struct GhostDocuments {
    private(set) var lexical: JSONValue?
    private(set) var mobiledoc: JSONValue?
    /// Whether one of them can't be read.
    private(set) var isDamaged = false

    init(_ post: JSONValue) {
        lexical = read(post["lexical"])
        mobiledoc = read(post["mobiledoc"])
    }

    private mutating func read(_ value: JSONValue?) -> JSONValue? {
        guard let text = value?.text else {
            // Tools that rewrite exports leave the document as it is, and not as a text.
            if case .object? = value { return value }
            return nil
        }
        do throws(JSONError) {
            return try JSONParser.parse(Array(text.utf8))
        } catch {
            isDamaged = true
            return nil
        }
    }
}
