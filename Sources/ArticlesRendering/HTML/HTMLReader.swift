import MarkupParsing

/// Hands on what libxml2 finds in html to the sanitizer.
final class HTMLReader: MarkupHandler {
    private var sanitizer = HTMLSanitizer()

    /// The most times that html is read: what the library closes in what was written is closed in what is written then.
    private static let roundLimit = 4

    /// The safe form of a piece of html; of one that is nested too deep, or has a tag with too many attributes, its
    /// source as preformatted text.
    static func sanitized(_ html: [UInt8]) -> [UInt8] {
        var html = html
        for _ in 0..<roundLimit {
            guard let written = written(html) else { return HTMLSanitizer.preformatted(html) }
            if written == html { break }
            html = written
        }
        return html
    }

    /// `nil` for html that can't be read on.
    private static func written(_ html: [UInt8]) -> [UInt8]? {
        let reader = HTMLReader()
        let parser = MarkupParser(.html, reader)
        do throws(MarkupFault) {
            try parser.feed(Array("<html><body>".utf8))
            try parser.feed(html)
            try parser.finish()
            return reader.sanitizer.finished()
        } catch {
            return nil
        }
    }

    func start(_ name: String, _ attributes: [MarkupAttribute], line: Int) {
        let known = attributes.filter { HTMLAttribute.names.contains($0.name) }
        sanitizer.begin(HTMLTag(name: name, attributes: known.map { ($0.name, Array($0.value.utf8)) }))
    }

    func end(_ name: String) { sanitizer.end(name) }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) { unsafe sanitizer.take(Array(bytes)[...]) }
}
