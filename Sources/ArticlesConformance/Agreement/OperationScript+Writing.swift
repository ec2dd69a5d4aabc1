import Articles

extension OperationScript {
    /// A new article, or one under an identity that was there before.
    mutating func insertion() -> ArticleWrite {
        let (tags, new) = someTags()
        let reused = roll(4) == 0 ? pick(graves) : roll(10) == 0 ? anyArticle()?.id : nil
        var blank = Article.sample(made)
        blank.id = reused ?? blank.id
        blank.createdAt = clock
        blank.updatedAt = clock
        return .insert(vary(blank, tags).indexed, newTags: new, in: anyContext())
    }

    /// Another version of an article.
    mutating func update() -> ArticleWrite {
        guard let present = anyArticle() else { return insertion() }
        let (tags, new) = someTags()
        let carried = self.tags.values.filter { tag in present.tags.contains { $0.id == tag.id } }
        var next = vary(present, roll(3) == 0 ? carried.sorted { $0.id < $1.id } : tags)
        var previous = present
        if roll(8) == 0 { previous.version -= 1 }
        next.version = previous.version + 1
        next.updatedAt = clock
        let usedNew = new.filter { tag in next.tags.contains { $0.id == tag.id } }
        return .update(next.indexed, from: previous, newTags: usedNew, in: anyContext(of: next.id))
    }

    /// The end of an article.
    mutating func deletion() -> ArticleWrite {
        guard let present = anyArticle() else { return insertion() }
        var tombstone = present.tombstone
        if roll(8) == 0 { tombstone.version += 1 }
        tombstone.deletedAt = clock
        return .delete(tombstone, in: anyContext(of: tombstone.id))
    }

    /// Several writes in one transaction, most of them possible after the ones before.
    mutating func writeSeveral() -> Operation {
        var writes: [ArticleWrite] = []
        for _ in 0...roll(5) {
            made += 1
            let write = severalth()
            learn(write)
            writes.append(write)
        }
        return Operation("write: several") { [writes] storage throws(ArticleError) in
            try await storage.write(writes)
            return "written"
        }
    }

    private mutating func severalth() -> ArticleWrite {
        switch roll(8) {
        case 0...2: return insertion()
        case 3...4: return update()
        case 5: return deletion()
        case _:
            guard let tag = anyTag() else { return insertion() }
            var next = tag
            if roll(2) == 0 { next.slug = anySlug() }
            if roll(2) == 0 { next.name = "S\(roll(9))" }
            next.version += 1
            next.updatedAt = clock
            return .updateTag(next, from: tag, leavesRedirect: roll(2) == 0, in: anyContext())
        }
    }

    /// Takes over what a write leaves behind, if it can be made.
    private mutating func learn(_ write: ArticleWrite) {
        switch write {
        case .insert(let indexed, let newTags, _), .update(let indexed, _, let newTags, _):
            articles[indexed.id] = indexed.article
            for tag in newTags { tags[tag.id] = tag }
        case .delete(let tombstone, _): articles[tombstone.id] = nil
        case .updateTag(let tag, _, _, _): tags[tag.id] = tag
        }
    }
}

extension Operation {
    /// One write.
    init(_ name: String, _ write: ArticleWrite) {
        self.init(name) { storage throws(ArticleError) in
            try await write.make(in: storage)
            return "written"
        }
    }
}
