import Articles

extension PageAnalysis {
    /// Puts what was found into a post, unless it knows better, and notes what was dropped.
    func fill(_ post: inout ImportedPost, _ origin: ItemOrigin) {
        if post.excerpt.isEmpty { post.excerpt = excerpt }
        if post.authors.isEmpty { post.authors = authors.all }
        fillDates(&post, origin)
        if post.tags.isEmpty { post.tags = tags.all }
        if isTitleMade {
            post.note(origin.line(titleNumber), "has no headline: the title is the beginning of the text")
        }
        for (index, removal) in removed.enumerated() {
            guard case .dropped(let furniture) = removal else { continue }
            let text = lines[index].text.trimmed
            let shown = text.count > 80 ? String(text.prefix(80)) + "…" : text
            post.note(origin.line(lines[index].number), "dropped, \(furniture.rawValue): \(shown)")
        }
    }

    private func fillDates(_ post: inout ImportedPost, _ origin: ItemOrigin) {
        if post.publishedAt == nil, let time = published ?? updated {
            post.publishedAt = time.timestamp
            if published == nil {
                post.note(origin.line(titleNumber), "has only a date of update, which is taken for the first")
            }
            if time.isAmbiguous {
                post.note(
                    origin.line(titleNumber),
                    "the date may also be read day first: \(time.month)/\(time.day)/\(time.year)")
            }
            if time.minutes != nil, time.zone == nil {
                post.note(origin.line(titleNumber), "the time has no zone, and is taken as UTC")
            }
        }
        if post.updatedAt == nil { post.updatedAt = updated?.timestamp }
    }
}
