import Articles
import StrictJSON

extension ListedArticle {
    /// Writes an item of a list; with `highlights` and `match` if they were asked for.
    func write(to writer: inout JSONWriter, _ listing: ArticleListing, at now: Timestamp) {
        guard highlights != nil || match != nil else {
            return article.write(to: &writer, listing.fields, at: now)
        }
        article.write(
            to: &writer, listing.fields, at: now,
            with: { writer in
                if let highlights {
                    writer.raw("\"highlights\":")
                    highlights.write(to: &writer)
                }
                guard let match else { return }
                if highlights != nil { writer.raw(",") }
                writer.raw("\"match\":")
                match.write(to: &writer)
            })
    }
}

extension SearchMatch {
    /// `{"score":5120,"title":["words"],"tags":[],"excerpt":[],"body":[],"whole_title":false,"synonyms":[]}`
    fileprivate func write(to writer: inout JSONWriter) {
        writer.raw("{\"score\":")
        writer.number(score)
        let fields: [(StaticString, [String])] = [
            (",\"title\":", title), (",\"tags\":", tags), (",\"excerpt\":", excerpt), (",\"body\":", body),
        ]
        for (start, words) in fields {
            writer.raw(start)
            writer.array(words) { $0.string($1) }
        }
        writer.raw(",\"whole_title\":")
        writer.bool(isWholeTitle)
        writer.raw(",\"synonyms\":")
        writer.array(synonyms) { writer, one in
            writer.raw("{\"word\":")
            writer.string(one.word)
            writer.raw(",\"synonym\":")
            writer.string(one.synonym)
            writer.raw("}")
        }
        writer.raw("}")
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
