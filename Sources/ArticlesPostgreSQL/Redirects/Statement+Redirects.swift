extension Statement {
    static let redirectStatements = [redirects, redirectsBackward]

    /// Parameters: slug and kind of the place before the first, statuses and latest published key of the
    /// scope, whether everything exists in it, limit.
    static let redirects = Statement("redirects", redirectsText(after: ">", order: "ASC"))

    /// The same, from the end. Parameters: those of `redirects`, with the place behind the last.
    static let redirectsBackward = Statement("redirectsBackward", redirectsText(after: "<", order: "DESC"))

    private static func redirectsText(after comparison: String, order: String) -> String {
        """
        SELECT r.kind, r.slug, r.target, r.given_up_at
        FROM (
            (SELECT 0::int2 AS kind, f.slug, a.slug AS target, f.given_up_at
            FROM former_slugs AS f JOIN articles AS a ON a.id = f.article_id
            WHERE (f.slug, 0::int2) \(comparison) ($1::text, $2::int2)
                AND ($5::bool OR f.is_public)
                AND a.status = ANY($3::int4[]) AND a.published_key <= $4::int8
                AND NOT EXISTS (
                    SELECT FROM articles AS h
                    WHERE h.slug = f.slug AND h.status = ANY($3::int4[]) AND h.published_key <= $4::int8)
            ORDER BY f.slug \(order) LIMIT $6)
            UNION ALL
            (SELECT 1::int2, f.slug, t.slug, f.given_up_at
            FROM former_tag_slugs AS f JOIN tags AS t ON t.id = f.tag_id
            WHERE (f.slug, 1::int2) \(comparison) ($1::text, $2::int2)
                AND ($5::bool OR t.is_declared OR \(isCarriedVisibly(until: "$4::int8")))
            ORDER BY f.slug \(order) LIMIT $6)
        ) AS r
        ORDER BY r.slug \(order), r.kind \(order) LIMIT $6
        """
    }

    /// Whether a published article up to this time carries the tag `t`. Looks at one entry of the index.
    static func isCarriedVisibly(until time: String) -> String {
        """
        (SELECT true FROM article_tags AS v
        WHERE v.tag_id = t.id AND v.status = 1 AND v.published_key <= \(time)
        ORDER BY v.published_key, v.article_id LIMIT 1)
        """
    }
}
