public import Articles

/// Imports the items of an input into a service, one after the other, in the order of the input.
public struct Importer: Sendable {
    private let service: ArticleService
    private let options: ImportOptions

    /// An importer into a service.
    public init(service: ArticleService, options: ImportOptions = ImportOptions()) {
        self.service = service
        self.options = options
    }

    /// Imports everything that can be imported. What can't is reported and passed over.
    ///
    /// `onFault` is called for what is refused, `onItem` for every item; `onProgress` after it, also before an error
    /// is thrown. Cancelling the task takes effect between two transactions. An item that is stored is stored whole, so that
    /// running an import again goes on where it ended.
    public func run(
        _ input: ImportInput, onFault: (ImportFault) -> Void = { _ in },
        onItem: (ImportedItem) -> Void = { _ in }, onProgress: (ImportProgress) -> Void = { _ in }
    ) async throws(ImportError) -> ImportCounts {
        let stream = ImportStream(input, options: options)
        var state = ImportState(service, options)
        var deferred = DeferredRecords()
        var portion = ImportPortion(service, state.moves, limit: options.itemsPerTransaction)
        while true {
            // Who writes into the pipe may be waiting to see what was stored.
            if input == .standardInput, !portion.items.isEmpty,
                await !stream.isReady(within: ImportPortion.longestWait)
            {
                try await store(&portion, &state, onFault, onItem, onProgress)
            }
            let step = try await stream.step()
            state.move(to: step)
            guard let item = step.item else { break }
            if case .record(let record) = item.verdict {
                try deferred.add(record, item)
                continue
            }
            guard !options.isDryRun else {
                try report(await outcome(of: item, in: service, &state.moves), &state, onFault, onItem)
                onProgress(state.progress)
                continue
            }
            await add(item, to: &portion, &state)
            guard await portion.isFull else { continue }
            try await store(&portion, &state, onFault, onItem, onProgress)
        }
        try await store(&portion, &state, onFault, onItem, onProgress)
        // Whatever a record names is there now, in whatever order the input has them.
        try await deferred.forEach { (item) async throws(ImportError) in
            guard !Task.isCancelled else { throw .cancelled }
            try report(await outcome(of: item, in: service, &state.moves), &state, onFault, onItem)
            onProgress(state.progress)
        }
        return state.counts
    }

    /// Takes an item in with others: it is stored with them.
    private func add(_ item: ImportItem, to portion: inout ImportPortion, _ state: inout ImportState) async {
        let writes = await portion.group.count
        let outcome = await outcome(of: item, in: portion.group.service, &state.moves)
        if case .failed(let failure, _) = outcome {
            let isPartly = await portion.group.count != writes
            if isPartly || failure.isOfStorage { portion.isTorn = true }
        }
        portion.add(item, outcome)
    }

    /// Stores what was taken in, and says what became of it. What can't be stored together is stored one after the other.
    private func store(
        _ portion: inout ImportPortion, _ state: inout ImportState, _ onFault: (ImportFault) -> Void,
        _ onItem: (ImportedItem) -> Void, _ onProgress: (ImportProgress) -> Void
    ) async throws(ImportError) {
        defer { portion = ImportPortion(service, state.moves, limit: options.itemsPerTransaction) }
        var isStored = !portion.isTorn
        do throws(ArticleError) {
            if isStored { try await portion.group.store() }
        } catch {
            isStored = false
        }
        if !isStored { state.moves = portion.moves }
        for (item, outcome) in portion.items {
            guard isStored || !Task.isCancelled else { throw .cancelled }
            let outcome = isStored ? outcome : await self.outcome(of: item, in: service, &state.moves)
            try report(outcome, &state, onFault, onItem)
            onProgress(state.progress)
        }
    }

    /// Counts what became of an item, and says it.
    private func report(
        _ outcome: ItemOutcome, _ state: inout ImportState, _ onFault: (ImportFault) -> Void,
        _ onItem: (ImportedItem) -> Void
    ) throws(ImportError) {
        switch outcome {
        case .taken(let taken, let fault):
            if let fault { onFault(fault) }
            onItem(state.noting(taken))
        case .failed(let failure, let item):
            let refused = try state.noting(failure, of: item)
            onFault(refused.fault)
            onItem(refused.item)
            try state.checkFaults()
        }
    }

    private func outcome(
        of item: ImportItem, in service: ArticleService, _ moves: inout MovedItems
    ) async -> ItemOutcome {
        do throws(ImportFailure) {
            let taken = try await take(item, in: service, &moves)
            if case .refused(let fault) = item.verdict { return .taken(taken, fault) }
            return .taken(taken, nil)
        } catch {
            return .failed(error, item)
        }
    }

    private func take(
        _ item: ImportItem, in service: ArticleService, _ moves: inout MovedItems
    ) async throws(ImportFailure) -> ImportedItem {
        var draft: ArticleDraft
        switch item.verdict {
        case .article(let read):
            draft = read
            if options.status == .draft || read.status == .draft {
                draft.status = options.status.given ?? draft.status
            }
        case .heldBack(let read, _):
            draft = read
            draft.status = .draft
        case .skipped(let note): return ImportedItem(item, .skipped, note)
        case .record(let record):
            do throws(ArticleError) {
                let result = try await service.importRecord(
                    record, preferring: options.preference, isDryRun: options.isDryRun)
                return ImportedItem(item, record, result)
            } catch {
                throw .service(error, item.location)
            }
        case .refused(let fault): return ImportedItem(item, refusedBy: fault)
        }
        if draft.language == nil, draft.id == nil { draft.language = options.language }
        let written = draft.publishedAt
        var waits = item.isZoneless ? draft.setZone(options.timeZone, now: service.now) : false
        var held: ImportNote?
        if case .heldBack(_, let note) = item.verdict { held = note }
        if let later = item.laterDate, later.time > service.now, draft.status == .published {
            held = held ?? later.note
            draft.status = .draft
        }
        do throws(ArticleError) {
            let former = try await moves.formerSource(of: draft, item, in: service)
            if waits, try await service.shows(draft, from: former) {
                // What readers have found already does not vanish for hours.
                (draft.publishedAt, waits) = (written, false)
            }
            if let time = draft.missedTime(at: service.now), try await !service.shows(draft, from: former) {
                held = held ?? ImportNote(item.location, "is to be scheduled for \(time), which has passed")
                draft.status = .draft
            }
            if draft.status == .draft { draft.isScheduled = false }
            var arrival = Arrival(draft)
            arrival.yieldsSlug = item.yieldsSlug
            arrival.preference = options.preference
            arrival.restoresDeleted = options.restoresDeleted
            arrival.formerSource = former
            let result = try await service.importArticle(arrival, isDryRun: options.isDryRun)
            guard result.outcome != .deleted else { return ImportedItem(item, deletedHere: draft) }
            let taken = ImportedItem(item, draft, result, held, formerly: former)
            return waits ? taken.adding(ImportedItem.zonelessNote) : taken
        } catch {
            throw .service(error, item.location)
        }
    }
}

extension ArticleDraft {
    /// When it was to appear, if it is to be scheduled and that time has passed: nobody knows whether it did.
    fileprivate func missedTime(at now: Timestamp) -> Timestamp? {
        guard status == .published, isScheduled, case .value(let time) = publishedAt, time <= now else {
            return nil
        }
        return time
    }
}
