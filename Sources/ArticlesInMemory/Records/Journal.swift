import Articles

/// Brings writes to a record store, many in one commit, and shows each once it is durable.
///
/// It has a state of its own that is ahead of what readers see: a write is tried on it at once, so that the next
/// one finds what it did, and waits for the next commit. When that is durable, its writes are done once more, in
/// the same order, on the state that readers see.
actor Journal {
    /// Changes a state in the same way each time; changes nothing when it throws.
    typealias Change = @Sendable (inout State) throws(ArticleError) -> Void

    private let store: any RecordStore
    private let thread = JournalThread()
    /// With every write so far, durable or not.
    private var latest: State
    private var waiting: [Write] = []
    private var committing: [Write] = []
    private var isCommitting = false
    /// Why no write is taken any more.
    private var refusal: ArticleError?

    /// A write that was tried, and waits for a commit.
    private struct Write {
        var records: [RecordChange] = []
        /// `nil` for one that failed, and only waits.
        var change: Change?
        var notice: StoredChange?
        var continuation: CheckedContinuation<ArticleError?, Never>
    }

    /// Writes run on a thread of their own, since a store may block it.
    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe thread.asUnownedSerialExecutor()
    }

    init(_ store: any RecordStore) {
        self.store = store
        latest = State()
    }

    /// Loads the records, and makes what is derived from them.
    func load() async throws -> State {
        do {
            let records = try await store.load()
            latest = try State(records, await records.indexed())
            defer { latest.startNoting() }
            if records.hasFormerChanges { try await store.commit(latest.changesAnew()) }
            return latest
        } catch {
            await store.close()
            throw error
        }
    }

    /// How many writes wait for the next commit.
    var waitingCount: Int { waiting.count }

    /// Throws why no write is taken, if none is.
    func checkIsWritable() throws(ArticleError) {
        if let refusal { throw refusal }
    }

    /// Returns when what `body` did is durable and can be read.
    ///
    /// Also an error of `body` waits until what it saw is durable: nobody learns of a write that is not.
    func write<Value: Sendable>(
        on repository: InMemoryArticleRepository, _ notice: StoredChange?,
        _ body: @escaping @Sendable (inout State) throws(ArticleError) -> Value
    ) async throws(ArticleError) -> Value {
        try checkIsWritable()
        let value: Value
        do throws(ArticleError) {
            value = try body(&latest)
        } catch {
            if let failure = await nextCommit(on: repository, { Write(continuation: $0) }) { throw failure }
            throw error
        }
        let records = latest.takeChanges()
        try check(records, on: repository)
        let failure = await nextCommit(on: repository) { continuation in
            Write(
                records: records, change: { (state) throws(ArticleError) in _ = try body(&state) },
                notice: notice, continuation: continuation)
        }
        if let failure { throw failure }
        return value
    }

    /// Takes no further write, and gives the store free once the last one has ended.
    func close(_ repository: InMemoryArticleRepository) async {
        let wasOpen = refusal?.code != .unavailable
        refusal = ArticleError(.unavailable, "the storage is closed")
        guard wasOpen else { return }
        if isCommitting { _ = await nextCommit(on: repository) { Write(continuation: $0) } }
        await store.close()
    }

    /// Refuses what could not be read again: only a caller that goes round the use cases can bring it.
    private func check(
        _ records: [RecordChange], on repository: InMemoryArticleRepository
    ) throws(ArticleError) {
        for record in records {
            guard let json = record.json else { continue }
            do throws(RecordError) {
                _ = try Record(json: json, named: record.id.description)
            } catch {
                restore(from: repository)
                throw ArticleError(.invalid, "what is written can't be stored: \(error)", cause: error)
            }
        }
    }

    /// Goes back to what readers see, and the writes that wait.
    private func restore(from repository: InMemoryArticleRepository) {
        latest = repository.read { $0 }
        // They succeeded on this very state before.
        for write in committing + waiting { try? write.change?(&latest) }
        latest.startNoting()
    }
}

// MARK: Commits

extension Journal {
    private func nextCommit(
        on repository: InMemoryArticleRepository,
        _ write: (CheckedContinuation<ArticleError?, Never>) -> Write
    ) async -> ArticleError? {
        await withCheckedContinuation { continuation in
            waiting.append(write(continuation))
            guard !isCommitting else { return }
            isCommitting = true
            // Not in the task of the write: that it is cancelled is no reason to break a commit off.
            Task { await commitAll(on: repository) }
        }
    }

    private func commitAll(on repository: InMemoryArticleRepository) async {
        while !waiting.isEmpty {
            // Those that wait for the thread join.
            await Task.yield()
            committing = waiting
            waiting = []
            let failure = await commit(on: repository)
            let ended = committing
            committing = []
            if let failure {
                // What waits was tried on what is not stored now.
                let abandoned = waiting
                waiting = []
                restore(from: repository)
                for write in abandoned { write.continuation.resume(returning: refusal ?? failure) }
            }
            for write in ended { write.continuation.resume(returning: failure) }
        }
        isCommitting = false
    }

    private func commit(on repository: InMemoryArticleRepository) async -> ArticleError? {
        var records: [RecordID: RecordChange] = [:]
        for record in committing.lazy.flatMap(\.records) { records[record.id] = record }
        do {
            if !records.isEmpty { try await store.commit(records.values.sorted { $0.id < $1.id }) }
        } catch let error as ArticleError where error.code != .outcomeUnknown {
            return error
        } catch {
            return outcomeIsUnknown(error)
        }
        do throws(ArticleError) {
            for write in committing {
                if let change = write.change { try repository.show(write.notice, change) }
            }
            return nil
        } catch {
            // It succeeded on an equal state before.
            return outcomeIsUnknown(error)
        }
    }

    /// From now on no write is taken.
    private func outcomeIsUnknown(_ cause: any Error) -> ArticleError {
        refusal = ArticleError(
            .readOnly,
            "the outcome of an earlier write is not known: the storage takes no more until it is opened again",
            cause: cause)
        return ArticleError(.outcomeUnknown, "it is not known whether the change was stored", cause: cause)
    }
}
