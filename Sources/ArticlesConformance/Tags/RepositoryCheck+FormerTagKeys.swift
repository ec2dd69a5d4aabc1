import Articles
import Testing

extension RepositoryCheck {
    /// What tags were called before.
    static let formerTagKeyChecks = [
        RepositoryCheck("a renamed tag is found by the key it had, and by none that it has again") {
            storage in
            var tag = Tag.sample(1, name: "One")
            try await storage.insert(tag)
            for name in ["Two", "TWO", "Three", "One"] { tag = try await rename(tag, name, storage) }
            let found = NamedTag(tag: tag, formerKeys: ["three", "two"], appearance: Int64.min)
            for scope in [TagScope.all, .visible(at: .sample)] {
                let keys = ["two", "one", "three", "two", "four"]
                #expect(
                    try await storage.tags(named: TagNames(keys: keys, slugs: []), in: scope) == [found])
                #expect(try await named(["three"], storage, scope)?.formerKeys == ["three"])
                #expect(try await named([], storage, scope) == nil)
            }
        },
        RepositoryCheck("a merged tag leaves its key and its former keys to the target") { storage in
            let tags = (1...3).map { Tag.sample($0) }
            for tag in tags { try await storage.insert(tag) }
            let source = try await rename(tags[0], "Renamed", storage)
            let target = try await rename(tags[1], "Target", storage)
            _ = try await storage.merge(source, into: target, at: .sample, leavesRedirect: true)
            let keys = ["tag 1", "renamed", "tag 2", "target"]
            let formerKeys = ["renamed", "tag 1", "tag 2"]
            let found = try await named(keys, storage)
            #expect(found == NamedTag(tag: target, formerKeys: formerKeys, appearance: Int64.min))
            _ = try await storage.merge(target, into: tags[2], at: .sample, leavesRedirect: true)
            #expect(try await named(keys, storage)?.tag == tags[2])
            #expect(try await named(keys, storage)?.formerKeys == formerKeys + ["target"])
        },
        RepositoryCheck(
            "a tag takes over the key that another one had: a new one, one of an article, a renamed one"
        ) {
            storage in
            var tags = (1...3).map { Tag.sample($0) }
            for index in tags.indices {
                try await storage.insert(tags[index])
                tags[index] = try await rename(tags[index], "Renamed \(index)", storage)
            }
            var heirs = (1...3).map { Tag.sample($0 + 10, name: $0 == 3 ? "Heir" : "Tag \($0)") }
            for index in heirs.indices { heirs[index].slug = .sample("heir-\(index)") }
            try await storage.insert(heirs[0])
            try await storage.insert(.sample(1, tags: [heirs[1]]), newTags: [heirs[1]])
            try await storage.insert(heirs[2])
            let last = try await rename(heirs[2], "Tag 3", storage)
            for (number, heir) in [heirs[0], heirs[1], last].enumerated() {
                let found = try await named(["tag \(number + 1)"], storage)
                #expect(found?.tag == heir && found?.formerKeys == [])
            }
            #expect(try await named(["heir"], storage)?.tag == last)
        },
        RepositoryCheck("a tag that is deleted takes its former keys with it") { storage in
            let tag = Tag.sample(1)
            try await storage.insert(tag)
            try await storage.delete(try await rename(tag, "Other", storage))
            #expect(try await named(["tag 1", "other"], storage) == nil)
        },
        RepositoryCheck("a former key that the public does not know leads to the tag for editors only") {
            storage in
            let tags = (1...3).map { Tag.sample($0) }
            for tag in tags { try await storage.insert(tag) }
            let renamed = try await rename(tags[0], "Renamed", storage, isPublic: false)
            _ = try await storage.merge(tags[1], into: renamed, at: .sample, leavesRedirect: false)
            let keys = ["tag 1", "tag 2"]
            #expect(
                try await named(keys, storage)
                    == NamedTag(tag: renamed, hiddenFormerKeys: keys, appearance: Int64.min))
            #expect(try await named(keys, storage, .visible(at: .latest)) == nil)
            _ = try await storage.merge(renamed, into: tags[2], at: .sample, leavesRedirect: true)
            let found = try await named(keys + ["renamed"], storage)
            #expect(found?.hiddenFormerKeys == keys && found?.formerKeys == ["renamed"])
            #expect(try await named(keys, storage, .visible(at: .latest)) == nil)
        },
        RepositoryCheck("a former key leads to a tag only where the tag exists") { storage in
            let tag = Tag.sample(1, isDeclared: false)
            try await storage.insert(tag)
            let renamed = try await rename(tag, "Renamed", storage)
            #expect(try await named(["tag 1"], storage, .visible(at: .latest)) == nil)
            #expect(try await named(["tag 1"], storage)?.tag == renamed)
        },
    ]

    private static func rename(
        _ tag: Articles.Tag, _ name: String, _ storage: any ArticleStorage, isPublic: Bool = true
    ) async throws -> Articles.Tag {
        var renamed = tag
        (renamed.name, renamed.version) = (name, tag.version + 1)
        try await storage.update(renamed, from: tag, leavesRedirect: isPublic)
        return renamed
    }

    private static func named(
        _ keys: [String], _ storage: any ArticleStorage, _ scope: TagScope = .all
    ) async throws -> NamedTag? {
        let found = try await storage.tags(named: TagNames(keys: keys, slugs: []), in: scope)
        #expect(found.count <= 1)
        return found.first
    }
}
