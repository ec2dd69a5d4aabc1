import Articles
import Mustache

/// The files that pages are made of: Mustache templates, a style sheet and an icon. One that exists is valid: rendering it
/// ends, whatever the articles hold.
public struct ReaderTheme: Sendable {
    /// The templates of whole pages.
    static let pages = ["article", "list", "problem"]
    /// The templates that there are without others.
    public static let templates: [String] = EmbeddedTheme.files.map(\.name).filter {
        $0.hasSuffix(".mustache")
    }
    .map { String($0.dropLast(".mustache".count)) }

    /// The names of the files that can be replaced.
    public static var fileNames: [String] { EmbeddedTheme.files.map(\.name) }

    /// A file that pages refer to.
    public struct Asset: Sendable {
        /// Its name, with a hash of its bytes.
        public let name: String
        /// Its media type.
        public let mediaType: String
        /// Its bytes.
        public let bytes: [UInt8]
        /// The hash of its bytes.
        public let hash: UInt64
    }

    private let library: MustacheLibrary
    /// The style sheet.
    public let style: Asset
    /// The icon.
    public let icon: Asset

    /// The theme that comes with the library, with some files replaced and further partials.
    ///
    /// Throws for a file that has no place in a theme, for a template that is malformed, includes itself, or names a value
    /// that there is not.
    ///
    /// - Parameter files: The texts of files by their names: `article.mustache`, `style.css`.
    public init(replacing files: [String: String] = [:]) throws(ThemeError) {
        var all: [String: String] = [:]
        for (name, text) in EmbeddedTheme.files { all[name] = text }
        for (name, text) in files {
            guard name.hasSuffix(".mustache") || all[name] != nil else {
                throw ThemeError(name, "is no file of a theme\(suggestion(for: name, among: Self.fileNames))")
            }
            all[name] = text
        }
        var sources: [String: String] = [:]
        for (name, text) in all where name.hasSuffix(".mustache") {
            sources[String(name.dropLast(".mustache".count))] = text
        }
        try TemplateCheck(sources: sources).run()
        library = try Self.library(sources)
        style = Asset("style", "css", "text/css; charset=utf-8", all["style.css"] ?? "")
        icon = Asset("icon", "svg", "image/svg+xml", all["icon.svg"] ?? "")
    }

    private static func library(_ sources: [String: String]) throws(ThemeError) -> MustacheLibrary {
        HTMLText.registration
        var library = MustacheLibrary()
        for (name, source) in sources.sorted(by: { $0.key < $1.key }) {
            do {
                try library.register(HTMLText.pragma + source, named: name)
            } catch let error as MustacheTemplate.ParserError {
                throw ThemeError(
                    "\(name).mustache", line: error.context.lineNumber, "is no template: \(error.error)")
            } catch {
                throw ThemeError("\(name).mustache", "is no template: \(error)")
            }
        }
        return library
    }

    /// The file of a name, also of one with the hash of another version of it.
    public func asset(named name: String) -> Asset? {
        [style, icon].first { $0.name == name }
            ?? [style, icon].first { asset in
                name.split(separator: "-").first == asset.name.split(separator: "-").first
                    && name.split(separator: ".").last == asset.name.split(separator: ".").last
            }
    }

    /// A page.
    func render(_ page: TemplateObject, with template: String) -> [UInt8] {
        Array((library.render(page, withTemplate: template) ?? "").utf8)
    }
}

extension ReaderTheme.Asset {
    fileprivate init(_ name: String, _ ending: String, _ mediaType: String, _ text: String) {
        bytes = Array(text.utf8)
        hash = contentHash(bytes)
        self.name = "\(name)-\(String(hash, radix: 16)).\(ending)"
        self.mediaType = mediaType
    }
}
