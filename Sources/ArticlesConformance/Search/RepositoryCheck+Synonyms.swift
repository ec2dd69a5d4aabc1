import Articles
import Testing

extension RepositoryCheck {
    /// What a storage promises that keeps synonyms. For one that does not they are reported as not claimed.
    static let synonymChecks = [
        synonymCheck("there are no synonyms at first; what is stored is kept to the byte") { storage in
            #expect(try await storage.synonyms() == SearchSynonyms())
            #expect(try await storage.synonymVersion() == 0)
            try await storage.update(.sample())
            #expect(try await storage.synonyms() == .sample())
            #expect(try await storage.synonymVersion() == 1)
            let cleared = SearchSynonyms(version: 2, updatedAt: .latest)
            try await storage.update(cleared)
            #expect(try await storage.synonyms() == cleared)
        },
        synonymCheck("synonyms are changed from the version before only") { storage in
            await expectError(.versionMismatch) { try await storage.update(.sample(version: 2)) }
            try await storage.update(.sample())
            let error = await expectError(.versionMismatch) { try await storage.update(.sample()) }
            #expect(error?.currentVersion == 1)
            #expect(try await storage.synonyms() == .sample())
        },
        synonymCheck("of two that store the same version of synonyms one does") { storage in
            let stored = await withTaskGroup(of: Int.self) { group in
                for _ in 1...8 {
                    group.addTask {
                        let isStored: Void? = try? await storage.update(.sample())
                        return isStored == nil ? 0 : 1
                    }
                }
                return await group.reduce(0, +)
            }
            #expect(stored == 1)
        },
    ]

    static func synonymCheck(
        _ promise: String,
        _ body: @escaping @Sendable (any SynonymRepository & ArticleStorage) async throws -> Void
    ) -> RepositoryCheck {
        RepositoryCheck(promise) { storage in
            let kept = storage as? any SynonymRepository & ArticleStorage
            try await body(try CapabilityCheck.required(kept, "synonyms"))
        }
    }
}

extension SearchSynonyms {
    /// Rules of all kinds.
    static func sample(version: Int = 1) -> SearchSynonyms {
        SearchSynonyms(
            rules: [
                SynonymRule(language: "en", synonyms: ["tv", "television", "telly"]),
                SynonymRule(language: "de-CH", root: "Velo", synonyms: ["Fahrrad", "\"Rad\" \\ e\u{301}"]),
                SynonymRule(language: "ja", synonyms: ["車", "自動車"]),
            ], version: version, updatedAt: .sample)
    }
}
