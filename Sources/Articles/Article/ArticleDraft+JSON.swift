public import StrictJSON

extension ArticleDraft {
    /// Reads the JSON object of an article as a client writes it: unknown members are errors, `null`
    /// stands for the default, and what the service sets itself is checked but has no effect.
    ///
    /// Throws `invalid` with every violation, each with a JSON Pointer below `pointer`.
    public init(json: JSONValue, at pointer: String = "") throws(ArticleError) {
        var reader = MemberReader(json, at: pointer, known: ArticleFields.names)
        self.init(title: Self.title(&reader))
        readTexts(&reader)
        readLists(&reader)
        readImage(&reader)
        readSource(&reader)
        readRecord(&reader)
        guard reader.violations.isEmpty else { throw .invalid("the article", reader.violations) }
    }

    private static func title(_ reader: inout MemberReader) -> String {
        switch reader.value("title") {
        case .string(let text):
            let title = text.trimmed
            if title.isEmpty {
                reader.report("title", "empty", "must not be empty")
            } else if title.unicodeScalars.count > ArticleLimits.title {
                reader.report("title", "too_long", "must have at most \(ArticleLimits.title) characters")
            }
            return reader.checked(title, "title") ?? ""
        case nil:
            reader.report("title", "required", "is required")
        case .some:
            reader.report("title", "type", "must be a string")
        }
        return ""
    }

    private mutating func readTexts(_ reader: inout MemberReader) {
        id = reader.parsed("id", atMost: 36, "must be a UUID") { UniqueID($0) }
        if let given = reader.parsed("slug", atMost: .max, Self.slugRule, { Slug($0) }) {
            slug = .value(given)
        } else if reader.isNull("slug") {
            slug = .cleared
        }
        excerpt = reader.text("excerpt", atMost: ArticleLimits.excerpt) ?? ""
        body = reader.text("body", atMost: .max) ?? ""
        if body.utf8.count > ArticleLimits.bodyBytes {
            reader.report("body", "too_long", "must have at most 1 MiB")
        }
        format =
            reader.parsed("format", atMost: .max, "must be markdown, html or plain") {
                $0.utf8.count > 16 ? nil : ArticleFormat(rawValue: $0)
            } ?? .markdown
        let given: (ArticleStatus, Bool)? =
            reader.parsed("status", atMost: .max, "must be draft, published, scheduled or archived") { text in
                guard text.utf8.count <= 16 else { return nil }
                return text == "scheduled"
                    ? (ArticleStatus.published, true) : ArticleStatus(rawValue: text).map { ($0, false) }
            }
        (status, isScheduled) = given ?? (.draft, false)
        if let time = reader.time("published_at") {
            publishedAt = .value(time)
        } else if reader.isNull("published_at") {
            publishedAt = .cleared
        }
        canonicalURL = reader.parsed("canonical_url", atMost: ArticleLimits.url, Self.urlRule) {
            Self.isWebURL($0) ? $0 : nil
        }
        language = reader.parsed("language", atMost: .max, "must be a language tag such as en or pt-BR") {
            LanguageTag.canonical($0)
        }
    }

    private mutating func readLists(_ reader: inout MemberReader) {
        var (keys, slugs) = (Set<[UInt8]>(), Set<Slug?>())
        for (index, element) in reader.elements("tags", atMost: ArticleLimits.tags).enumerated() {
            guard let tag = Self.tag(element, "\(reader.pointer)/tags/\(index)", &reader) else { continue }
            let isFirst =
                tag.isSlug ? slugs.insert(tag.slug).inserted : keys.insert(tag.key.utf8Array).inserted
            if isFirst { tags.append(tag) }
        }
        for (index, element) in reader.elements("authors", atMost: ArticleLimits.authors).enumerated() {
            guard case .string(let text) = element, !text.utf8.contains(0),
                (1...ArticleLimits.author).contains(text.trimmed.unicodeScalars.count),
                (1...2_000).contains(text.folded.utf8.count)
            else {
                reader.adopt([
                    .init(
                        "\(reader.pointer)/authors/\(index)", "format",
                        "must be a name of 1 to 200 characters")
                ])
                continue
            }
            authors.append(text.trimmed)
        }
        guard let value = reader.value("metadata") else { return }
        var writer = JSONWriter()
        writer.value(value)
        metadata = String(decoding: writer.bytes, as: UTF8.self)
        if case .object = value {} else { reader.report("metadata", "type", "must be an object") }
        if writer.bytes.count > ArticleLimits.metadataBytes {
            reader.report("metadata", "too_long", "must have at most 16 KiB")
        }
    }

    static func tag(
        _ element: JSONValue, _ pointer: String, _ reader: inout MemberReader
    ) -> TagName? {
        var slug: Slug?
        var name: String?
        switch element {
        case .string(let text): name = text
        case .object:
            var inner = MemberReader(element, at: pointer, known: ["slug", "name"])
            name = inner.text("name", atMost: .max)
            slug = inner.parsed("slug", atMost: .max, slugRule) { Slug($0) }
            reader.adopt(inner.violations)
            guard inner.violations.isEmpty else { return nil }
        case .null, .bool, .number, .array: break
        }
        if name == nil, let slug { return TagName(slug: slug) }
        guard let name, !name.utf8.contains(0), let tag = TagName(name, slug: slug) else {
            reader.adopt([.init(pointer, "format", "must be a tag name of 1 to 100 characters")])
            return nil
        }
        return tag
    }

    private mutating func readImage(_ reader: inout MemberReader) {
        guard let value = reader.value("image") else { return }
        var inner = MemberReader(value, at: "\(reader.pointer)/image", known: ["url", "alt"])
        let url = inner.parsed("url", atMost: ArticleLimits.url, "must be a web URL or a path") {
            Self.isWebURL($0) || Self.isPath($0) ? $0 : nil
        }
        let alt = inner.text("alt", atMost: ArticleLimits.alt)
        if inner.violations.isEmpty, url == nil { inner.report("url", "required", "is required") }
        reader.adopt(inner.violations)
        if let url { image = ArticleImage(url: url, alt: alt ?? "") }
    }

    private mutating func readSource(_ reader: inout MemberReader) {
        guard let value = reader.value("source") else { return }
        var inner = MemberReader(value, at: "\(reader.pointer)/source", known: ["name", "id"])
        let name = inner.text("name", atMost: ArticleLimits.sourceName)
        let id = inner.text("id", atMost: ArticleLimits.sourceID)
        if inner.violations.isEmpty {
            if name?.isEmpty ?? true { inner.report("name", "required", "is required") }
            if id?.isEmpty ?? true { inner.report("id", "required", "is required") }
        }
        reader.adopt(inner.violations)
        if let name, let id { source = Source(name: name, id: id) }
    }

    private mutating func readRecord(_ reader: inout MemberReader) {
        record.version = reader.wholeNumber("version", in: Article.versions)
        record.createdAt = reader.time("created_at")
        record.updatedAt = reader.time("updated_at")
    }

    static let slugRule =
        "must be lower-case letters and digits with single hyphens between, at most 96 characters"
    private static let urlRule = "must be an absolute http or https URL"

    /// Whether an article may have it as an absolute `http` or `https` URL.
    public static func isWebURL(_ text: String) -> Bool {
        let lower = text.lowercased().utf8
        guard let scheme = ["https://", "http://"].first(where: { lower.starts(with: $0.utf8) }),
            let first = text.utf8.dropFirst(scheme.utf8.count).first, first != UInt8(ascii: "/")
        else { return false }
        return hasNoSpace(text)
    }

    /// Whether an article may have it as a path from the root of its site.
    public static func isPath(_ text: String) -> Bool {
        text.utf8.starts(with: "/".utf8) && !text.utf8.starts(with: "//".utf8) && hasNoSpace(text)
    }

    private static func hasNoSpace(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && !$0.properties.isWhitespace }
    }
}
