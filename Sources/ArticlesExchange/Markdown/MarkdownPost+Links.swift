import Articles
import StrictJSON

extension MarkdownPost {
    /// An image that is no web address – a path beside the file, say – stays in `metadata`.
    mutating func readImage() {
        let image = take(
            "image", "cover", "featuredimage", "featureimage", "coverimage", "heroimage", "hero", "thumbnail",
            "banner",
            "ogimage", "images", "header"
        ) { Self.imageURL(of: $0).map(Self.isAddress) ?? false }
        guard let image, let url = Self.imageURL(of: image) else { return }
        let address = WebAddress.encoded(url)
        if address != url { note("the address of the image becomes \(address)", at: image.line) }
        let alt =
            Self.first(of: image).member("alt", "caption", "title")?.text
            ?? take("imagealt", "coveralt")?.text
        set(
            "image",
            .object([
                JSONMember("url", .string(address)),
                JSONMember(
                    "alt", .string(limited((alt ?? "").trimmed, "alt", to: ArticleLimits.alt, at: image.line))
                ),
            ]),
            image.line)
    }

    mutating func readLinks() {
        let node = take("canonicalurl", "canonical") {
            $0.text.map { WebAddress.isWeb(WebAddress.encoded($0.trimmed)) } ?? false
        }
        guard let node, let url = node.text?.trimmed else { return }
        set("canonical_url", .string(WebAddress.encoded(url)), node.line)
    }

    private static func first(of node: YAMLNode) -> YAMLNode {
        if case .list(let elements) = node.content, let first = elements.first { first } else { node }
    }

    private static func imageURL(of node: YAMLNode) -> String? {
        let node = first(of: node)
        let url = node.text ?? node.member("url", "src", "image", "path", "teaser", "overlayimage")?.text
        return url?.trimmed
    }

    /// Whether it is a web address, or a path from the root of the site.
    private static func isAddress(_ url: String) -> Bool {
        let address = WebAddress.encoded(url)
        return WebAddress.isWeb(address) || WebAddress.isPath(address)
    }
}
