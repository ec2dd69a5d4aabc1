import HTTPRouting
import HTTPTypes
import OpenAPIReference
import StrictJSON

extension ProblemType {
    /// `{"type","title","status","meaning","causes","remedies","example"}`
    var json: [UInt8] {
        var writer = JSONWriter(capacity: 2_048)
        writer.raw("{\"type\":")
        writer.string(example.type)
        writer.raw(",\"title\":")
        writer.string(example.title)
        writer.raw(",\"status\":")
        writer.number(example.status.code)
        writer.raw(",\"meaning\":")
        writer.string(meaning)
        writer.raw(",\"causes\":")
        writer.array(causes) { $0.string($1) }
        writer.raw(",\"remedies\":")
        writer.array(remedies) { $0.string($1) }
        writer.raw(",\"example\":")
        writer.raw(checked: example.json)
        writer.raw("}")
        return writer.bytes
    }

    /// The value of `Content-Security-Policy` for the page.
    static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

    /// A page in the style of the reference, without a script.
    var html: [UInt8] {
        let fields = example.fields.map { "\n\($0.name): \($0.value)" }.joined()
        let status = "\(example.status.code) \(example.status.reasonPhrase)"
        let response = """
            HTTP/1.1 \(status)\(fields)
            Content-Type: \(Problem.contentType)

            \(String(decoding: example.json, as: UTF8.self))
            """
        let page = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>\(Self.escaped(example.title))</title>
            \(Self.links)
            </head>
            <body class="single">
            <main>
            <h1>\(Self.escaped(example.title))</h1>
            <p class="lead">\(Self.escaped(status)) · <code>\(Self.escaped(example.type))</code></p>
            <h2>What it means</h2>
            <p>\(Self.marked(meaning))</p>
            <h2>Why it happens</h2>
            \(Self.list(causes))
            <h2>What to do</h2>
            \(Self.list(remedies))
            <h2>Example</h2>
            <pre><code>\(Self.escaped(response))</code></pre>
            <footer><a href="../docs">The reference of the API</a></footer>
            </main>
            </body>
            </html>

            """
        return Array(page.utf8)
    }

    /// The style and the icon of the reference, which is one folder up.
    private static let links = APIReference.assets.compactMap { asset in
        switch asset.mediaType.prefix(8) {
        case "text/css": "<link rel=\"stylesheet\" href=\"../docs/\(asset.name)\">"
        case "image/sv": "<link rel=\"icon\" type=\"image/svg+xml\" href=\"../docs/\(asset.name)\">"
        case _: nil as String?
        }
    }
    .joined(separator: "\n")

    private static func list(_ items: [String]) -> String {
        "<ul>\n" + items.map { "<li>\(marked($0))</li>\n" }.joined() + "</ul>"
    }

    /// With what stands between backticks as code.
    private static func marked(_ text: String) -> String {
        let parts = escaped(text).split(separator: "`", omittingEmptySubsequences: false)
        return parts.enumerated().map {
            $0.offset % 2 == 1 ? "<code>\($0.element)</code>" : String($0.element)
        }
        .joined()
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
