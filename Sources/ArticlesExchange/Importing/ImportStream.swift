import Foundation
import Synchronization

/// The items of an input in a fixed order, read as they are asked for: folders by the bytes of their
/// paths, one file at a time; memory does not grow with the contents.
///
/// Files are read and taken apart on a thread of the stream's own. It can be walked once.
public final class ImportStream: AsyncSequence, AsyncIteratorProtocol, Sendable {
    /// One article or one fault.
    public typealias Element = ImportItem
    /// The input as a whole can't be read, or the task was cancelled.
    public typealias Failure = ImportError

    private let input: ImportInput
    private let format: ImportFormat?
    private let sourceName: String?
    private let includesPages: Bool
    private let source = Mutex<ItemSource?>(nil)
    private let cancellation = CancellationFlag()
    private let queue = DispatchQueue(label: "ArticlesExchange.ImportStream")
    /// Reads the next item, if that was begun before it was asked for.
    private let ahead = Mutex<Task<Result<ImportStep, ImportError>, Never>?>(nil)

    /// A stream of what the options select; nothing is read before the first item is asked for.
    public init(_ input: ImportInput, options: ImportOptions = ImportOptions()) {
        self.input = input
        format = options.format
        sourceName = options.sourceName
        includesPages = options.includesPages
    }

    /// The stream itself.
    public func makeAsyncIterator() -> ImportStream { self }

    /// The next item; `nil` at the end.
    public func next() async throws(ImportError) -> ImportItem? {
        try await step().item
    }

    /// The next item; `nil` at the end.
    public func next(isolation actor: isolated (any Actor)?) async throws(ImportError) -> ImportItem? {
        try await step().item
    }

    /// The next item and how many bytes were read up to here.
    func step() async throws(ImportError) -> ImportStep {
        guard !Task.isCancelled else { throw .cancelled }
        let begun = ahead.withLock { ahead in
            defer { ahead = nil }
            return ahead
        }
        let result = await withTaskCancellationHandler {
            if let begun { await begun.value } else { await read() }
        } onCancel: {
            cancellation.raise()
        }
        guard !cancellation.isRaised else { throw .cancelled }
        return try result.get()
    }

    /// Whether the next item, or the end, is there within a time. It is read meanwhile.
    func isReady(within time: Duration) async -> Bool {
        let reading = ahead.withLock { ahead in
            let task = ahead ?? Task { await read() }
            ahead = task
            return task
        }
        return await withCheckedContinuation { continuation in
            let waiting = Mutex<CheckedContinuation<Bool, Never>?>(continuation)
            let conclude = { @Sendable (isReady: Bool) in
                waiting.withLock { waiting in
                    waiting?.resume(returning: isReady)
                    waiting = nil
                }
            }
            let limit = Task {
                try? await Task.sleep(for: time)
                conclude(false)
            }
            Task {
                _ = await reading.value
                conclude(true)
                limit.cancel()
            }
        }
    }

    private func read() async -> Result<ImportStep, ImportError> {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.readNext()) }
        }
    }

    private func readNext() -> Result<ImportStep, ImportError> {
        source.withLock { source in
            do throws(ImportError) {
                let open: ItemSource
                if let begun = source {
                    open = begun
                } else {
                    open = try ItemSource(
                        input, format: format, sourceName: sourceName, includesPages: includesPages,
                        cancellation)
                    source = open
                }
                let item = open.next()
                return .success(
                    ImportStep(
                        item: item, readBytes: open.readBytes, totalBytes: open.totalBytes,
                        passedOver: open.passedOver))
            } catch {
                return .failure(error)
            }
        }
    }
}

/// What one reading brought.
struct ImportStep: Sendable {
    let item: ImportItem?
    let readBytes: Int
    let totalBytes: Int?
    let passedOver: [String: Int]
}
