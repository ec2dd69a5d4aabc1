public import StrictJSON

/// A version of an article in a list.
public struct RevisionEntry: Hashable, Sendable {
    /// The version.
    public var version: Int
    /// When it was made; `nil` for one that was there before versions were kept.
    public var storedAt: Timestamp?
    /// Whose access key made it, by its public part.
    public var keyID: String?
    /// Whether it is what the article is now.
    public var isCurrent: Bool
}

/// An article as it was at a version.
public struct ArticleVersion: Sendable {
    /// Which version it is.
    public var entry: RevisionEntry
    /// What it was: the members that an editor writes, and the slug.
    public var content: JSONValue

    /// About how many bytes its texts have.
    public var size: Int {
        guard case .string(let body)? = content["body"] else { return 0 }
        return body.utf8.count
    }
}

extension ArticleService {
    /// A page of the versions of an article, the newest first. Throws `notFound`; one that was deleted is found by its id.
    public func revisions(
        of reference: ArticleReference, limit: Int, cursor encoded: String?
    ) async throws(ArticleError) -> Page<RevisionEntry> {
        let subject = try await revised(reference)
        let signature = contentHash(Array("revisions \(subject.id)".utf8))
        var last = Int64.max
        if let encoded { last = try Cursor(encoded, for: signature, isText: false).number }
        // One more than is shown, and one more that tells of the last of them.
        var rows = try await storage.revisions(of: subject.id, upTo: Int(last), limit: limit + 2)
        if let cutoff = retention.cutoff(at: now) {
            // The one behind them still tells of the last that is shown.
            let kept = rows.prefix { $0.storedAt >= cutoff }.count
            for index in rows.indices.dropFirst(kept) { rows[index].previous = nil }
            rows = Array(rows.prefix(kept + 1))
        }
        let more = rows.count == limit + 2 ? rows.last : nil
        let entries = entries(
            of: rows, upTo: more == nil ? rows.count : limit + 1,
            encoded == nil ? subject.present?.version : nil)
        var page = Page(elements: entries.prefix(limit).map(\.entry), now: now)
        // Not every row is an entry: there may be more although these are few.
        if let next = entries.count > limit ? entries[limit].row : more?.version {
            page.next = Cursor(isBackward: false, number: Int64(next), id: subject.id).encoded(for: signature)
        }
        return page
    }

    /// The versions that rows tell of, each with the version of the row that has what it was: the present one, and what was
    /// before each row. A deletion has a row too, but is nothing that the article was.
    private func entries(
        of rows: [Revision], upTo count: Int, _ present: Int?
    ) -> [(entry: RevisionEntry, row: Int)] {
        func entry(_ version: Int, _ row: Revision?, isCurrent: Bool = false) -> RevisionEntry {
            let own = row.flatMap { $0.version == version ? $0 : nil }
            return RevisionEntry(
                version: version, storedAt: own?.storedAt, keyID: own?.keyID, isCurrent: isCurrent)
        }
        var entries = present.map { [(entry($0, rows.first, isCurrent: true), Int.max)] } ?? []
        for (index, row) in rows.prefix(count).enumerated() {
            guard let former = row.previous?.version else { continue }
            entries.append((entry(former, rows.dropFirst(index + 1).first), row.version))
        }
        return entries
    }

    /// The article as it was at a version. Throws `notFound` for one that is not kept.
    public func revision(
        of reference: ArticleReference, version: Int
    ) async throws(ArticleError) -> ArticleVersion {
        let subject = try await revised(reference)
        return try await revision(of: subject, version: version)
    }

    /// Makes the article what it was at a version, as a new version: title, excerpt, body, format, tags, authors, image,
    /// canonical address, language and metadata, each as a whole. Slug, status and time of publication stay as they are. Tags
    /// are found by their names of then, also where these have changed.
    ///
    /// One that was deleted comes back as a draft: with its slug unless another article has it, and with its source unless
    /// another one was imported from there.
    ///
    /// Throws as `patch`, and `notFound` for a version that is not kept.
    public func restore(
        _ reference: ArticleReference, version: Int, if precondition: Precondition
    ) async throws(ArticleError) -> Written {
        for _ in 0..<Self.attempts {
            let subject = try await revised(reference)
            let shown = try await revision(of: subject, version: version)
            let content = shown.content
            var former = try await work.run(.reading(shown.size)) { () throws(ArticleError) in
                try ArticleDraft(json: content.members(named: Self.restored))
            }
            if subject.present != nil {
                return try await revise(.id(subject.id), if: precondition) {
                    [former] (present) throws(ArticleError) in
                    var draft = try ArticleDraft(patch: .object([]), of: present, at: now)
                    draft.restore(former)
                    return draft
                }
            }
            if case .string(let slug)? = content["slug"] { former.slug = .value(Slug(stored: slug)) }
            former.source = try await storage.tombstone(id: subject.id)?.source
            do throws(ArticleError) {
                // Not over an article that somebody else has brought back meanwhile.
                return try await create(
                    former, id: subject.id, if: precondition == .none ? .absent : precondition)
            } catch  where error.code == .versionMismatch && precondition == .none {
                continue
            }
        }
        throw contended()
    }

    /// Makes a deleted article anew. What another article has by now is given up: the slug, the source.
    private func create(
        _ draft: ArticleDraft, id: ArticleID, if precondition: Precondition
    ) async throws(ArticleError) -> Written {
        var draft = draft
        for _ in 0..<2 {
            do throws(ArticleError) {
                return try await replace(.id(id), with: draft, if: precondition)
            } catch  where error.code == .conflict && error.subject == .slug {
                draft.slug = .cleared
            } catch  where error.code == .conflict && error.subject == .source {
                draft.source = nil
            }
        }
        return try await replace(.id(id), with: draft, if: precondition)
    }

    private static let restored = [
        "title", "excerpt", "body", "format", "tags", "authors", "image", "canonical_url", "language",
        "metadata",
    ]

    // MARK: Finding

    /// What a reference means for the versions of an article: it may be deleted.
    private struct Subject {
        let id: ArticleID
        let present: Article?
    }

    private func revised(_ reference: ArticleReference) async throws(ArticleError) -> Subject {
        do throws(ArticleError) {
            let present = try await target(reference)
            return Subject(id: present.id, present: present)
        } catch  where error.code == .gone {
            guard case .id(let id) = reference else { throw error }
            return Subject(id: id, present: nil)
        }
    }

    /// At most so many rows are needed for a version: see `isWhole(version:)`.
    private static let chainLength = 16

    /// Whether what was before a version is stored in full: now and then, so that few rows are needed to read an old one.
    static func isWhole(version: Int) -> Bool { version % chainLength == 0 }

    private func revision(
        of subject: Subject, version: Int
    ) async throws(ArticleError) -> ArticleVersion {
        let rows = try await storage.revisions(of: subject.id, from: version, limit: Self.chainLength + 2)
        let own = rows.first.flatMap { $0.version == version ? $0 : nil }
        let isCurrent = subject.present?.version == version
        let entry = RevisionEntry(
            version: version, storedAt: own?.storedAt, keyID: own?.keyID, isCurrent: isCurrent)
        if isCurrent, let present = subject.present {
            return try await work.run(.writing(present.body.utf8.count)) { () throws(ArticleError) in
                ArticleVersion(
                    entry: entry, content: try content(present.revisionMembers, Array(present.body.utf8)))
            }
        }
        let later = rows.filter { $0.version > version && $0.version <= subject.present?.version ?? .max }
        // Up to the first one that is stored in full, or to what the article is now: no version may be missing between.
        var chain: [FormerContent] = []
        var before = version
        if let cutoff = retention.cutoff(at: now), let next = later.first, next.storedAt < cutoff {
            throw .notFound("revision")
        }
        for row in later {
            guard let former = row.previous, former.version == before else { throw .notFound("revision") }
            chain.append(former)
            if former.isWhole { return try await read(chain, nil, entry) }
            before = row.version
        }
        guard !chain.isEmpty, let present = subject.present, before == present.version else {
            throw .notFound("revision")
        }
        return try await read(chain, present, entry)
    }

    private func read(
        _ chain: [FormerContent], _ present: Article?, _ entry: RevisionEntry
    ) async throws(ArticleError) -> ArticleVersion {
        let size = chain.reduce(present?.body.utf8.count ?? 0) { $0 + $1.middle.count }
        return try await work.run(.reading(size)) { () throws(ArticleError) in
            var body = present.map { Array($0.body.utf8) } ?? []
            for content in chain.reversed() {
                guard let before = content.body(before: body) else {
                    throw ArticleError(.faulty, "the revisions of the article do not fit together")
                }
                body = before
            }
            return ArticleVersion(entry: entry, content: try content(chain.first?.members ?? [], body))
        }
    }

    /// The members with the body.
    private func content(_ members: [UInt8], _ body: [UInt8]) throws(ArticleError) -> JSONValue {
        let parsed: JSONValue
        do throws(JSONError) { parsed = try JSONParser.parse(members) } catch {
            throw ArticleError(.faulty, "a revision of the article is malformed", cause: error)
        }
        guard case .object(var all) = parsed else {
            throw ArticleError(.faulty, "a revision of the article is malformed")
        }
        let place = all.firstIndex { $0.name == "excerpt" }.map { $0 + 1 } ?? all.endIndex
        all.insert(JSONMember("body", .string(String(decoding: body, as: UTF8.self))), at: place)
        return .object(all)
    }
}

extension Article {
    /// What a revision keeps beside the body: what an editor writes, and the slug.
    var revisionMembers: [UInt8] {
        var writer = JSONWriter(capacity: excerpt.utf8.count + metadata.utf8.count + 1_024)
        // As it was decided, not as the clock has it.
        write(to: &writer, .revised, at: .latest)
        return writer.bytes
    }
}

extension ArticleDraft {
    /// Takes over what a version was, but for slug, status, time of publication and source.
    fileprivate mutating func restore(_ former: ArticleDraft) {
        (title, excerpt, body, format) = (former.title, former.excerpt, former.body, former.format)
        (tags, authors, image) = (former.tags, former.authors, former.image)
        (canonicalURL, language, metadata) = (former.canonicalURL, former.language, former.metadata)
    }
}

extension JSONValue {
    /// An object with these members only.
    fileprivate func members(named names: [String]) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.filter { names.contains($0.name) })
    }
}

extension ArticleFields {
    /// What a revision keeps beside the body.
    fileprivate static let revised: ArticleFields = [
        "slug", "title", "excerpt", "format", "status", "published_at", "tags", "authors", "image",
        "canonical_url",
        "language", "metadata",
    ].reduce(into: []) { fields, name in
        if let field = ArticleFields(named: name) { fields.insert(field) }
    }
}
