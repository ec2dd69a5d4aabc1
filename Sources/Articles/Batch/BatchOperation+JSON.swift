public import StrictJSON

extension BatchOperation {
    private enum Kind: String, CaseIterable {
        case create
        case replace
        case patch
        case delete
    }

    /// Reads `{"op":…,"ref":…,"if_match":…,"article":…}`.
    ///
    /// Throws `invalid` with every violation, each with a JSON Pointer below `pointer`.
    ///
    /// With `needsVersion`, what changes an article must say which version it is about.
    public init(json: JSONValue, at pointer: String, needsVersion: Bool) throws(ArticleError) {
        var reader = MemberReader(json, at: pointer, known: ["op", "ref", "if_match", "article"])
        let kind = reader.parsed("op", atMost: 16, "must be create, replace, patch or delete") {
            Kind(rawValue: $0)
        }
        if kind == nil, reader.violations.isEmpty { reader.report("op", "required", "is required") }
        let (reference, version) = Self.target(&reader, kind, needsVersion)
        let change = Self.change(&reader, kind, reference)
        guard reader.violations.isEmpty, let change else {
            throw .invalid("the operation", reader.violations)
        }
        self.init(change, if: version.map { .versions([$0]) } ?? .none)
    }

    /// What the operation is about: neither is there of what is new.
    private static func target(
        _ reader: inout MemberReader, _ kind: Kind?, _ needsVersion: Bool
    ) -> (ArticleReference?, version: Int?) {
        let reference = reader.parsed("ref", atMost: .max, "must be the id or the slug of an article") {
            ArticleReference($0)
        }
        let version = reader.wholeNumber("if_match", in: Article.versions)
        guard let kind else { return (nil, nil) }
        if kind == .create {
            for name in ["ref", "if_match"] where reader.value(name) != nil {
                reader.report(name, "not_allowed", "is not for create: the article has an id of its own")
            }
            return (nil, nil)
        }
        if reader.value("ref") == nil { reader.report("ref", "required", "is required") }
        if needsVersion, reader.value("if_match") == nil {
            reader.report("if_match", "required", "is required: say which version the change is about")
        }
        return (reference, version)
    }

    private static func change(
        _ reader: inout MemberReader, _ kind: Kind?, _ reference: ArticleReference?
    ) -> Change? {
        let article = reader.value("article")
        switch kind {
        case .create: return draft(article, &reader).map { .create($0) }
        case .replace:
            guard let draft = draft(article, &reader), let reference else { return nil }
            return .replace(reference, with: draft)
        case .patch:
            guard let article else {
                reader.report("article", "required", "is required")
                return nil
            }
            if case .object = article {} else { reader.report("article", "type", "must be an object") }
            return reference.map { .patch($0, with: article) }
        case .delete:
            if article != nil { reader.report("article", "not_allowed", "is not for delete") }
            return reference.map { .delete($0) }
        case nil: return nil
        }
    }

    private static func draft(_ article: JSONValue?, _ reader: inout MemberReader) -> ArticleDraft? {
        guard let article else {
            reader.report("article", "required", "is required")
            return nil
        }
        do throws(ArticleError) {
            return try ArticleDraft(json: article, at: reader.pointer.pointer(to: "article"))
        } catch {
            reader.adopt(error.violations)
            return nil
        }
    }
}
