internal import Articles

extension ListStatement {
    /// One page of redirects: kind (0 article, 1 tag), former slug, present slug, time.
    init(_ query: RedirectQuery) {
        self.init(isCommon: true)
        let limit = bind(query.limit)
        let direction = query.isBackward ? "DESC" : "ASC"
        var ofArticles = ["a.id = f.article_id"]
        var ofTags = ["t.id = f.tag_id"]
        if case .visible(let now) = query.scope {
            let time = bind(now.milliseconds)
            ofArticles.append("f.is_public = 1")
            ofArticles.append("a.status = 1 AND a.published_key <= \(time)")
            ofArticles.append(
                """
                NOT EXISTS (SELECT 1 FROM articles AS h INDEXED BY articles_published_by_slug
                    WHERE h.slug = f.slug AND h.status = 1 AND h.published_key <= \(time))
                """)
            ofTags.append(Statement.isVisible(time))
        } else {
            ofArticles.append("NOT EXISTS (SELECT 1 FROM articles AS h WHERE h.slug = f.slug)")
        }
        if let position = query.position {
            let slug = bind(position.from.text)
            ofArticles.append("f.slug \(Self.sign(of: .article, query, position)) \(slug)")
            ofTags.append("f.slug \(Self.sign(of: .tag, query, position)) \(slug)")
        }
        write(
            """
            SELECT kind, slug, target, given_up_at FROM (
                SELECT 0 AS kind, f.slug AS slug, a.slug AS target, f.given_up_at AS given_up_at
                FROM former_slugs AS f CROSS JOIN articles AS a
                WHERE \(ofArticles.joined(separator: " AND "))
                ORDER BY f.slug \(direction) LIMIT \(limit))
            UNION ALL SELECT kind, slug, target, given_up_at FROM (
                SELECT 1 AS kind, f.slug AS slug, t.slug AS target, f.given_up_at AS given_up_at
                FROM former_tag_slugs AS f CROSS JOIN tags AS t
                WHERE \(ofTags.joined(separator: " AND "))
                ORDER BY f.slug \(direction) LIMIT \(limit))
            ORDER BY slug \(direction), kind \(direction) LIMIT \(limit)
            """)
    }

    /// How the former slugs of a kind lie to the position: of equal ones, articles come before tags.
    private static func sign(
        of kind: Redirect.Kind, _ query: RedirectQuery, _ position: RedirectQuery.Position
    ) -> String {
        switch (kind, position.kind) {
        case (.article, .tag) where query.isBackward: "<="
        case (.tag, .article) where !query.isBackward: ">="
        case (.article, .article), (.article, .tag), (.tag, .article), (.tag, .tag):
            query.isBackward ? "<" : ">"
        }
    }
}
