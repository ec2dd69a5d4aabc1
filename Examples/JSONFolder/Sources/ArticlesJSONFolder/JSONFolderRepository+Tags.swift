public import Articles

extension JSONFolderRepository {
    public nonisolated func tag(
        slug: Slug, in scope: TagScope
    ) async throws(ArticleError) -> CountedTag? {
        read { contents in
            contents.tagIDs[slug].flatMap { contents.tags[$0] }.flatMap(contents.counter(in: scope))
        }
    }

    public nonisolated func tag(
        formerSlug: Slug, in scope: TagScope
    ) async throws(ArticleError) -> Tag? {
        read { contents in
            contents.formerSlugs[.tag]?[formerSlug].flatMap { contents.tags[$0.owner] }
                .flatMap { contents.exists($0, in: scope) ? $0 : nil }
        }
    }

    public nonisolated func tags(
        named names: TagNames, in scope: TagScope
    ) async throws(ArticleError) -> [NamedTag] {
        read { contents in
            func named(_ tag: Tag) -> NamedTag {
                NamedTag(tag: tag, appearance: contents.appearance(of: tag))
            }
            var found: [TagID: NamedTag] = [:]
            let identities =
                names.keys.map { contents.tagKeys[$0] } + names.slugs.map { contents.tagIDs[$0] }
            for tag in identities.compactMap({ $0.flatMap { contents.tags[$0] } }) {
                found[tag.id] = named(tag)
            }
            for slug in Set(names.slugs).sorted() {
                guard let owner = contents.formerSlugs[.tag]?[slug]?.owner, let tag = contents.tags[owner]
                else { continue }
                found[owner, default: named(tag)].formerSlugs.append(slug)
            }
            return found.values.filter { contents.exists($0.tag, in: scope) }
        }
    }

    public nonisolated func tags(_ query: TagQuery) async throws(ArticleError) -> [CountedTag] {
        read { contents in
            contents.tags.values.filter { $0.key.utf8.starts(with: query.prefix.utf8) }
                .compactMap(contents.counter(in: query.scope))
                .page(after: query.position, isBackward: query.isBackward, limit: query.limit) {
                    TagQuery.Position(articleCount: $0.articleCount, key: $0.tag.key)
                } by: {
                    query.precedes($0, $1)
                }
        }
    }

    public nonisolated func companions(
        of tag: TagID, in scope: TagScope, sample: Int
    ) async throws(ArticleError) -> [CompanionTag] {
        read { contents in
            let newest = contents.articles.values
                .filter { scope.contains($0) && $0.tags.contains { $0.id == tag } }
                .sorted { ($0.publishedKey, $0.id) > ($1.publishedKey, $1.id) }
                .prefix(sample)
            var common: [TagID: Int] = [:]
            for other in newest.flatMap(\.tags) where other.id != tag { common[other.id, default: 0] += 1 }
            let counter = contents.counter(in: scope)
            return common.compactMap { id, count in
                contents.tags[id].flatMap(counter).map {
                    CompanionTag(tag: $0.tag, articlesInCommon: count, articleCount: $0.articleCount)
                }
            }
        }
    }
}
