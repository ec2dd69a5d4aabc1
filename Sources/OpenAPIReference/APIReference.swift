public import StrictJSON

/// The reference of an API as one page of html, made of its OpenAPI 3.1 document.
///
/// The page is complete without its script, which adds a search and requests that are sent from it. It asks no other
/// host for anything, and has neither inline styles nor inline scripts.
public struct APIReference: Sendable {
    /// The page.
    public let html: [UInt8]
    /// The style sheet, the script and the icon.
    public static var assets: [ReferenceAsset] { ReferenceAsset.embedded }

    /// The value of `Content-Security-Policy` for the page.
    public static let contentSecurityPolicy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
        + "form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

    /// The reference of an API.
    ///
    /// - Parameters:
    ///   - document: The OpenAPI document.
    ///   - address: The address of the service in samples; the script replaces it by that of the page.
    ///   - folder: The path of the assets, relative to the page: `docs/`.
    ///   - markdown: Renders the descriptions as html that is safe in a page.
    public init(
        of document: JSONValue, at address: String, assets folder: String, markdown: (String) -> String
    ) {
        html = withoutActuallyEscaping(markdown) { markdown in
            var page = ReferencePage(
                contract: Contract(document), address: address, folder: folder, assets: Self.assets,
                markdown: markdown)
            page.write()
            return page.html.bytes
        }
    }
}

/// A file that the page refers to.
public struct ReferenceAsset: Sendable {
    /// Its name, with a hash of its bytes.
    public let name: String
    /// Its media type.
    public let mediaType: String
    /// Its bytes.
    public let bytes: [UInt8]

    /// The files that the library was built with.
    static let embedded: [ReferenceAsset] = EmbeddedTheme.files.compactMap { file in
        guard let ending = file.name.split(separator: ".").last, let type = mediaTypes[String(ending)] else {
            return nil
        }
        let bytes = Array(file.contents.utf8)
        let stem = file.name.dropLast(ending.utf8.count + 1)
        return ReferenceAsset(
            name: "\(stem)-\(String(hash(of: bytes), radix: 16)).\(ending)", mediaType: type, bytes: bytes)
    }

    private static let mediaTypes = [
        "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    ]

    /// FNV-1a, 64 bits.
    private static func hash(of bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
