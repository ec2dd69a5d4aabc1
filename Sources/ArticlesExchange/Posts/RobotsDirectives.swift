import Articles

/// The directives of a `robots` element, an `X-Robots-Tag` header, or the field of a plugin that keeps such.
enum RobotsDirectives {
    /// The first directive by which a page is not to be found, or not for long; `nil` without one.
    ///
    /// Directives are compared as a whole: `max-image-preview:none` hides nothing.
    static func hiding(_ text: String) -> String? {
        let parts = text.lowercased().split { ",;\"'".contains($0) }
        return parts.lazy.compactMap { directive(String($0).trimmed) }.first
    }

    /// `noindex`, `googlebot: noindex`, `unavailable_after: 25 Jun 2030`.
    private static func directive(_ text: String) -> String? {
        let name = text.prefix { $0 != ":" }.trimmed
        if name == "unavailable_after" { return name }
        guard !name.hasPrefix("max-"), !isOfPart(name) else { return nil }
        let words = text.split { $0.isWhitespace || $0 == ":" }
        return words.first { $0 == "noindex" || $0 == "none" }.map(String.init)
    }

    /// Whether the name of a robot is one that looks only for news, pictures or films.
    static func isOfPart(_ robot: String) -> Bool {
        ["-news", "-image", "-video"].contains(where: robot.hasSuffix)
    }
}
