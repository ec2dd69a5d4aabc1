extension SQLBackend {
    static let all = [sqlite, postgreSQL]

    static let sqlite = SQLBackend(
        technology: "SQLite",
        statementExceptions: [
            Exception(
                names: ["articleConflict"],
                reason: "PostgreSQL names the constraint that is violated, SQLite does not always."),
            Exception(
                names: ["tagOfArticles", "articleWithoutBody"],
                reason: "Looked up one by one; PostgreSQL takes a list, and joins the tags as arrays."),
            Exception(
                names: ["tagIDsOfArticle", "deleteArticleTags", "deleteArticleAuthors"],
                reason: "Here what changed is compared first; PostgreSQL's statement leaves equal rows alone."
            ),
            Exception(
                names: [
                    "tagsByKey", "tagsBySlug", "visibleTagsByKey", "visibleTagsBySlug", "tagsByFormerSlug",
                    "tagsByFormerKey", "visibleTagsByFormerKey", "visibleCompanions",
                ],
                reason: "One statement for each index; PostgreSQL takes all in one round trip."),
            Exception(
                names: ["appearedTag", "publicTagBySlug", "publicTagsByKey", "publicTagsBySlug"],
                reason:
                    "What has appeared is asked for first; PostgreSQL's `visibleTag…` statements do that too."
            ),
            Exception(
                names: ["publishTagWords", "updateAwaitedArticleTags"],
                reason: "PostgreSQL's `publishTags` and `insertArticleTags` do this too."),
            Exception(
                names: ["insertMergedTagsOfTag"],
                reason: "PostgreSQL's `insertMergedTags` does this too."),
            Exception(
                names: ["wordsOfTag", "deleteTagWords", "isTagNamed"],
                reason: "Here words are compared first; PostgreSQL's statements join the tags by their names."
            ),
            Exception(
                names: ["articlesByTag", "scheduledArticles"],
                reason: "Candidates are scored while rows are read; PostgreSQL sends them as `termRows`."),
            Exception(
                names: ["deleteOtherAnalyses"],
                reason: "PostgreSQL's `updateAnalysis` does this too."),
            Exception(
                names: ["unusedAnalyses", "deleteAnalysisOfVersion"],
                reason: "The terms of each are deleted too; PostgreSQL's `deleteUnusedAnalyses` does all."),
            Exception(
                names: ["articleState"],
                reason: "PostgreSQL's statements ask for the version themselves."),
            Exception(
                names: [
                    "documentOfArticle", "documentNumber", "lastDocument", "updateDocument",
                    "documentText",
                    "insertDocumentText", "updateDocumentText", "deleteDocumentText", "insertIndexEntry",
                    "deleteIndexEntry", "mergeIndex", "incrementDocumentCount", "decrementDocumentCount",
                    "foundDocuments", "foundDocumentsBackward",
                ],
                reason: "FTS5 is a table of its own, with numbered documents; PostgreSQL has a `tsvector`."),
            Exception(
                names: [
                    "memtable", "memtableCount", "memtableTerms", "insertMemtableTerms",
                    "deleteMemtableTerms",
                    "deleteMemtable", "segmentTerms", "insertSegmentTerms", "deleteSegmentTerms", "segments",
                    "insertSegment", "updateSegmentTarget", "deleteSegment", "lastTermOfBlocks",
                    "blocksUpToTerm", "deleteBlocksUpToTerm", "lastTermInRange", "deleteBlocksInRange",
                    "blocksOfTerm", "blockOfPosting", "insertBlock", "updateBlock", "deleteBlock",
                ],
                reason: "Here terms have an LSM tree; PostgreSQL has a B-tree that it keeps in order itself."),
        ],
        fileExceptions: [
            Exception(
                names: ["StoredID", "Connection+Statement"],
                reason: "How values are bound and decoded is each driver's own."),
            Exception(
                names: [
                    "Lists/ListStatement+Articles", "Lists/ListStatement+Ranges", "Tags/ListStatement+Tags",
                    "Redirects/ListStatement+Redirects",
                ],
                reason: "A list has the text that its query needs; PostgreSQL keeps few shapes prepared."),
            Exception(
                names: [
                    "Related/Connection+Analyses", "Related/Connection+Candidates",
                    "Search/Connection+Documents",
                    "Search/Connection+Search",
                ],
                reason: "Steps in one transaction on a connection; PostgreSQL gets them as a batch."),
            Exception(
                names: [
                    "Search/DocumentID", "Search/FoundDocuments", "Search/FoundPlace", "Search/SearchWalk",
                    "Search/SearchIndexEntries",
                    "Search/Statement+Search", "Search/MatchExpression", "Search/StoredDocument",
                ],
                reason: "FTS5 finds numbers, which are put in order here."),
            Exception(
                names: ["Related/HiddenArticles"],
                reason: "Kept between candidates; PostgreSQL's `termRows` joins them."),
            Exception(
                names: [
                    "TermIndex/BlockWriter", "TermIndex/Posting", "TermIndex/PostingSelection",
                    "TermIndex/Connection+Compaction", "TermIndex/Connection+TermVersions",
                    "TermIndex/Connection+Terms", "TermIndex/Row+Postings", "TermIndex/Statement+TermIndex",
                    "TermIndex/TermIndexLimits", "TermIndex/TermNumbers", "TermIndex/TermSegment",
                ],
                reason: "Here terms have an LSM tree; PostgreSQL has a B-tree that it keeps in order itself."),
        ])

    static let postgreSQL = SQLBackend(
        technology: "PostgreSQL",
        statementExceptions: [
            Exception(
                names: ["deleteOtherArticleTags", "deleteOtherArticleAuthors", "deleteOtherTagWords"],
                reason: "Leaves rows that stay alone; SQLite compares first and deletes all."),
            Exception(
                names: ["articlesByIDs"], reason: "One round trip; SQLite looks up one after the other."),
            Exception(
                names: ["tagsNamed", "visibleTagsNamed"],
                reason: "One round trip; SQLite has a statement for each index."),
            Exception(
                names: [
                    "tagsByName", "tagsByNameBackward", "tagsByCount", "tagsByCountBackward", "redirects",
                    "redirectsBackward",
                ],
                reason: "Stay prepared; SQLite builds a `ListStatement` for each query."),
            Exception(
                names: [
                    "lockMergedTags", "lockOverriddenArticle", "guardOverrides", "lockDerivedArticles",
                    "lockWordedTags",
                    "deleteMergedTag", "lockChangeCounters",
                ],
                reason: "Several write at once; SQLite has one writer, which needs no locks."),
            Exception(
                names: [
                    "updateAnalysis", "insertDerivedAnalysis", "deleteDerivedAnalyses",
                    "deleteUnusedAnalyses",
                ],
                reason: "An analysis and its terms in one statement; SQLite's terms are in the LSM tree."),
            Exception(
                names: ["changedProfiles"], reason: "SQLite does not read a column that nobody asks for."),
            Exception(
                names: ["termRows"],
                reason: "Postings of all terms in one round trip; SQLite reads them from its LSM tree."),
            Exception(
                names: ["replicationStatus", "currentSnapshot"], reason: "A SQLite file has no replicas."),
            Exception(
                names: ["selectivity"],
                reason: "Which index a list walks is chosen here; SQLite walks those of tags and authors."),
        ],
        fileExceptions: [
            Exception(
                names: ["StoredValues", "SQLStateFault"],
                reason: "How values are bound and decoded, and what codes mean, is each driver's own."),
            Exception(
                names: [
                    "Lists/ListShape", "Lists/ListShape+All", "Lists/ListStatementCache", "Lists/ListValues",
                    "Lists/ListCondition", "Lists/Statement+Selectivity", "Redirects/Statement+Redirects",
                ],
                reason: "Few shapes of lists stay prepared; SQLite builds a `ListStatement` for each query."),
            Exception(
                names: ["Search/SearchText"],
                reason: "A document and a query have one syntax, `tsvector` and `tsquery`; FTS5 has two."),
            Exception(
                names: [
                    "Replication/ArticleRepository+Replication", "Replication/SnapshotWatch",
                    "Replication/Statement+Replication",
                ],
                reason: "A SQLite file has no replicas."),
            Exception(
                names: ["Related/TermNumber"],
                reason: "Numbers are columns here; SQLite packs the numbers of an article, in `TermIndex`."),
        ])
}
