public import Articles

/// Writes every article of a service, drafts included, oldest first.
public struct Exporter: Sendable {
    /// So many bytes are collected before the sink is called; one article may make it more.
    static let chunkSize = 64 << 10

    private let service: ArticleService
    private let format: ExportFormat

    /// An exporter of a service's articles.
    public init(service: ArticleService, format: ExportFormat = .ndjson) {
        self.service = service
        self.format = format
    }

    /// Calls `sink` with whole articles, chunk after chunk; nothing is read while it works.
    /// Returns the number of articles.
    ///
    /// `onProgress` gets the number of articles written so far, after each chunk.
    public func run(
        onProgress: (Int) -> Void = { _ in }, _ sink: ([UInt8]) async throws -> Void
    ) async throws(ExportError) -> Int {
        let now = service.now
        var buffer: [UInt8] = []
        var count = 0
        var ending: ExportError?
        do throws(ArticleError) {
            try await service.export { (page) throws(ArticleError) in
                for article in page {
                    format.write(article, now, &buffer)
                    count += 1
                    guard buffer.count >= Self.chunkSize else { continue }
                    ending = await flush(&buffer, sink)
                    guard ending == nil else { throw ArticleError(.internal, "the export was ended") }
                    onProgress(count)
                }
            }
        } catch {
            throw ending ?? .storage(error)
        }
        if !buffer.isEmpty, let ending = await flush(&buffer, sink) { throw ending }
        onProgress(count)
        return count
    }

    private func flush(
        _ buffer: inout [UInt8], _ sink: ([UInt8]) async throws -> Void
    ) async -> ExportError? {
        guard !Task.isCancelled else { return .cancelled }
        do {
            try await sink(buffer)
        } catch is CancellationError {
            return .cancelled
        } catch {
            return .sink(error)
        }
        buffer.removeAll(keepingCapacity: true)
        return nil
    }
}
