import Articles

extension Contents {
    /// The JSON of a file; `nil` when there must be none.
    func text(of file: File) -> String? {
        let bytes: [UInt8]? =
            switch file {
            case .article(let id): articles[id].map { Self.json($0, analyses[id] ?? []) }
            case .tag(let id): tags[id].map { Self.json($0.record) }
            case .tombstone(let id): tombstones[id].map { Self.json($0.record) }
            case .redirects: Self.json(redirectRecord)
            case .accessKeys:
                Self.json(.array(accessKeys.values.sorted { $0.id < $1.id }.map(\.record)))
            case .related: Self.json(relatedRecord)
            }
        return bytes.map { String(decoding: $0, as: UTF8.self) }
    }

    /// Takes in what a file says. Tags come before the articles that carry them.
    mutating func take(_ bytes: [UInt8], from file: File) throws {
        do {
            let value = try JSONParser.parse(bytes)
            switch file {
            case .article(let id):
                try add(Article(id: id, record: value), [])
                set(try ArticleAnalysis.all(in: value), of: id)
            case .tag(let id): try add(Tag(id: id, record: value))
            case .tombstone(let id): set(try Tombstone(id: id, record: value), at: id)
            case .redirects: try takeRedirects(value)
            case .related: try takeRelated(value)
            case .accessKeys:
                for element in try value.elements() {
                    let key = try AccessKey(record: element)
                    set(key, at: key.id)
                }
            }
        } catch let error as ArticleError {
            let reason = error.subject.map { "its \($0) is missing or another one's" }
            throw UnreadableFile(path: file.path, reason: reason ?? error.message)
        } catch {
            throw UnreadableFile(path: file.path, reason: "\(error)")
        }
    }

    /// The article as the API shows it, and what the API does not show.
    private static func json(_ article: Article, _ analyses: [ArticleAnalysis]) -> [UInt8] {
        var shown = JSONWriter()
        article.write(to: &shown, .all.subtracting(.tags), at: .latest)
        var writer = JSONWriter(capacity: shown.bytes.count + 1_024)
        writer.raw(checked: Array(shown.bytes.dropLast()))
        writer.raw(",\"tag_ids\":")
        writer.array(article.tags) { $0.id($1.id) }
        writer.raw(",\"was_visible\":")
        writer.bool(article.wasVisible)
        writer.raw(",\"slug_was_visible\":")
        writer.bool(article.slugWasVisible)
        writer.raw(",\"tag_spellings\":")
        writer.array(article.tagSpellings) { $0.string($1) }
        writer.raw(",\"analyses\":")
        writer.array(analyses) { $0.value($1.record) }
        if let search = article.search {
            writer.raw(",\"search\":")
            writer.value(search.record)
        }
        writer.raw("}")
        return writer.bytes
    }

    private static func json(_ value: JSONValue) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(value)
        return writer.bytes
    }

    private var redirectRecord: JSONValue {
        .array(
            Redirect.Kind.allCases.flatMap { kind in
                (formerSlugs[kind] ?? [:]).sorted { $0.key < $1.key }.map { slug, former in
                    .object([
                        JSONMember("kind", .string(kind.rawValue)),
                        JSONMember("from", .string(slug.text)),
                        JSONMember("owner", .string("\(former.owner)")),
                        JSONMember("given_up_at", .string("\(former.givenUpAt)")),
                        JSONMember("is_public", .bool(former.isPublic)),
                    ])
                }
            })
    }

    private mutating func takeRedirects(_ value: JSONValue) throws {
        for element in try value.elements() {
            let former = FormerSlug(
                owner: try element.parsed("owner") { UniqueID($0) },
                givenUpAt: try element.parsed("given_up_at") { Timestamp($0) },
                isPublic: try element["is_public"] == nil || element.flag("is_public"))
            let kind = try element.parsed("kind") { Redirect.Kind(rawValue: $0) }
            set(former, at: try element.parsed("from") { Slug(stored: $0) }, of: kind)
        }
    }
}
