import Articles
import StrictJSON

extension ListedArticle {
    /// Writes an item of a list; with `highlights` if they were asked for.
    func write(to writer: inout JSONWriter, _ listing: ArticleListing, at now: Timestamp) {
        guard let highlights else { return article.write(to: &writer, listing.fields, at: now) }
        article.write(
            to: &writer, listing.fields, at: now,
            with: { writer in
                writer.raw("\"highlights\":")
                highlights.write(to: &writer)
            })
    }
}

extension SearchHighlights {
    /// `{"title":{"text","ranges":[[start,end]…]},"excerpt":…,"body":…}`, `null` where nothing was found.
    fileprivate func write(to writer: inout JSONWriter) {
        let members: [(StaticString, Passage?)] = [
            ("{\"title\":", title), (",\"excerpt\":", excerpt), (",\"body\":", body),
        ]
        for (start, passage) in members {
            writer.raw(start)
            guard let passage else {
                writer.raw("null")
                continue
            }
            writer.raw("{\"text\":")
            writer.string(passage.text)
            writer.raw(",\"ranges\":")
            writer.array(passage.ranges) { $0.array([$1.lowerBound, $1.upperBound]) { $0.number($1) } }
            writer.raw("}")
        }
        writer.raw("}")
    }
}
