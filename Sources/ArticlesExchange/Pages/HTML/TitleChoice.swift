import Articles

/// The headline of a page from what it says in its head and above its text.
struct TitleChoice {
    /// `nil` when nothing says it.
    let title: String?

    init(_ metadata: HTMLMetadata, _ lines: [PageLine], _ headline: String?) {
        let headings = lines.filter { $0.hints.heading == 1 }.map { $0.text.trimmed }
        let heading = headings.first ?? headline ?? lines.first { $0.hints.role == .title }?.text.trimmed
        guard let said = metadata.titles.first else {
            title = heading
            return
        }
        let forms = metadata.titles.map { PageLine.form(of: $0) }
        if let heading, forms.contains(where: { Self.agrees(heading, form: $0) }) {
            title = heading
            return
        }
        let isOwn = metadata.title != nil
        let other = lines.first { $0.hints.heading > 0 && Self.agrees($0.text, form: forms[0]) }?.text.trimmed
        title =
            other
            ?? (isOwn
                ? Self.withoutSite(said, metadata.siteName)
                : heading ?? Self.withoutSite(said, metadata.siteName))
    }

    /// Whether one is the other, cut or with the name of the site.
    static func agrees(_ heading: some StringProtocol, form b: String) -> Bool {
        let a = PageLine.form(of: heading)
        guard !a.isEmpty, !b.isEmpty else { return false }
        let stem = b.hasSuffix("...") ? String(b.dropLast(3)) : b
        return a == b || (b.hasPrefix(a) && a.count >= 8) || (a.hasPrefix(stem) && stem.count >= 20)
            || b.hasSuffix(a) && a.count >= 12
    }

    /// `Headline | Site` without the site.
    private static func withoutSite(_ title: String, _ site: String?) -> String {
        for mark in [" | ", " – ", " — ", " - ", " :: ", " · ", " « ", " » "] {
            guard let range = title.ranges(of: mark).last else { continue }
            let (head, tail) = (String(title[..<range.lowerBound]), String(title[range.upperBound...]))
            let isSite =
                site.map { PageLine.form(of: $0) == PageLine.form(of: tail) }
                ?? (mark == " | " || tail.split(separator: " ").count <= 3)
            if isSite, head.split(separator: " ").count >= 2 { return head.trimmed }
        }
        return title
    }
}
