public import Articles
public import ArticlesSyndication

/// Writes every article of a service, drafts included, oldest first; or its redirects, by former slug.
public struct Exporter: Sendable {
    /// So many bytes are collected before the sink is called; one article may make it more.
    static let chunkSize = 64 << 10

    private let service: ArticleService
    private let format: ExportFormat
    private let site: PublicSite
    private let tagPath: String

    /// An exporter of a service's articles.
    ///
    /// - Parameters:
    ///   - service: whose articles.
    ///   - format: the form.
    ///   - site: the site that addresses are of.
    ///   - tagPath: where the site shows a tag, with `{slug}`.
    public init(
        service: ArticleService, format: ExportFormat = .ndjson, site: PublicSite = PublicSite(),
        tagPath: String = "/tags/{slug}"
    ) {
        self.service = service
        self.format = format
        self.site = site
        self.tagPath = tagPath
    }

    /// Calls `sink` with whole articles or redirects, chunk after chunk; nothing is read while it works.
    /// Returns the number of articles or redirects. A format of files gives their bytes one behind the other.
    ///
    /// `onProgress` gets the number of those written so far, after each chunk.
    public func run(
        onProgress: (Int) -> Void = { _ in }, _ sink: ([UInt8]) async throws -> Void
    ) async throws(ExportError) -> Int {
        var output = ExportBuffer()
        switch format.content {
        case .redirects(let writer):
            output.bytes += writer.head.utf8
            try await redirects { (redirect) throws(ExportError) in
                output.bytes +=
                    writer.line(
                        redirect, RedirectPath(redirect, article: site.articlePath.template, tag: tagPath)
                    ).utf8
                try await output.count(onProgress, sink)
            }
        case .articles(let makeWriter):
            var writer = makeWriter(site, service.now)
            writer.begin(&output.bytes)
            try await articles { (article) throws(ExportError) in
                writer.write(article, &output.bytes)
                try await output.count(onProgress, sink)
            }
            if format.hasRecords {
                try await records { (record) throws(ExportError) in
                    output.bytes += record.json + [UInt8(ascii: "\n")]
                    try await output.flushIfFull(sink)
                }
            }
            writer.end(&output.bytes)
        case .files(let file):
            let now = service.now
            try await articles { (article) throws(ExportError) in
                output.bytes += file(article, now).bytes
                try await output.count(onProgress, sink)
            }
        }
        if !output.bytes.isEmpty { try await output.flush(sink) }
        onProgress(output.count)
        return output.count
    }

    /// Calls `sink` with one file after the other; of a format of one text, with none. Returns their number.
    public func files(
        onProgress: (Int) -> Void = { _ in }, _ sink: (ExportedFile) async throws -> Void
    ) async throws(ExportError) -> Int {
        guard case .files(let file) = format.content else { return 0 }
        let now = service.now
        var count = 0
        try await articles { (article) throws(ExportError) in
            try await ExportBuffer.pass(file(article, now), sink)
            count += 1
            onProgress(count)
        }
        return count
    }

    private func articles(
        _ body: (Article) async throws(ExportError) -> Void
    ) async throws(ExportError) {
        var ending: ExportError?
        do throws(ArticleError) {
            try await service.export { (page) throws(ArticleError) in
                do throws(ExportError) {
                    for article in page { try await body(article) }
                } catch {
                    ending = error
                    throw ArticleError(.internal, "the export was ended")
                }
            }
        } catch {
            throw ending ?? .storage(error)
        }
    }

    private func records(
        _ body: (ExportedRecord) async throws(ExportError) -> Void
    ) async throws(ExportError) {
        var ending: ExportError?
        do throws(ArticleError) {
            try await service.exportRecords { (page) throws(ArticleError) in
                do throws(ExportError) {
                    for record in page { try await body(record) }
                } catch {
                    ending = error
                    throw ArticleError(.internal, "the export was ended")
                }
            }
        } catch {
            throw ending ?? .storage(error)
        }
    }

    private func redirects(
        _ body: (Redirect) async throws(ExportError) -> Void
    ) async throws(ExportError) {
        var listing = RedirectListing()
        listing.limit = 100
        while true {
            let page: Page<Redirect>
            do throws(ArticleError) { page = try await service.redirects(listing, for: .anonymous) } catch {
                throw .storage(error)
            }
            for redirect in page.elements { try await body(redirect) }
            guard let next = page.next else { return }
            listing.cursor = next
        }
    }
}

/// What is written and not passed on yet.
private struct ExportBuffer {
    var bytes: [UInt8] = []
    private(set) var count = 0

    /// Counts one article or redirect, and passes on what there is if it is enough.
    mutating func count(
        _ onProgress: (Int) -> Void, _ sink: ([UInt8]) async throws -> Void
    ) async throws(ExportError) {
        count += 1
        if try await flushIfFull(sink) { onProgress(count) }
    }

    /// Passes on what there is if it is enough; returns whether it was.
    @discardableResult
    mutating func flushIfFull(_ sink: ([UInt8]) async throws -> Void) async throws(ExportError) -> Bool {
        guard bytes.count >= Exporter.chunkSize else { return false }
        try await flush(sink)
        return true
    }

    /// Passes everything on.
    mutating func flush(_ sink: ([UInt8]) async throws -> Void) async throws(ExportError) {
        try await Self.pass(bytes, sink)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Passes something on, unless the task was cancelled.
    static func pass<Value>(
        _ value: Value, _ sink: (Value) async throws -> Void
    ) async throws(ExportError) {
        guard !Task.isCancelled else { throw .cancelled }
        do {
            try await sink(value)
        } catch is CancellationError {
            throw .cancelled
        } catch {
            throw .sink(error)
        }
    }
}
