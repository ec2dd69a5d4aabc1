import Articles
import Foundation

/// Reads the posts of a running site into a folder, which is imported then: over WordPress's REST API, Ghost's Content API,
/// or feeds with their former pages.
///
/// A download that was broken off goes on where it was: what was read is in the folder. It is asked for again, on condition
/// that it has changed, where the site gives something to ask by; without, it is taken as it is, if the site was read minutes ago.
public struct SiteDownload: Sendable {
    /// What is asked for.
    public struct Request: Sendable {
        /// An http or https URL.
        public var address: String
        /// The key of a Content API of Ghost.
        public var key: String?
        /// The only format to look for: `wordpress`, `ghost` or `feed`.
        public var format: String?
        /// Whether pages are taken beside posts.
        public var includesPages = false

        /// A request for a site.
        public init(_ address: String) { self.address = address }
    }

    /// What was read.
    public struct Result: Sendable {
        /// The folder with the files to import.
        public let folder: String
        /// Their format.
        public let format: ImportFormat
        /// The name of the source of items that have none.
        public let sourceName: String?
        /// What it was read over.
        public let origin: String
    }

    let request: Request
    let pages: SitePages
    let progress: @Sendable (Int) -> Void
    let note: @Sendable (String) -> Void

    /// A download.
    ///
    /// - Parameters:
    ///   - request: what is downloaded.
    ///   - transport: what makes the requests.
    ///   - folder: where what is read is kept until it is imported; made if need be.
    ///   - onProgress: gets the number of pages, after each.
    ///   - onNote: gets what a person should know: a site that contradicts itself.
    public init(
        _ request: Request, transport: any SiteTransport, folder: String,
        onProgress: @escaping @Sendable (Int) -> Void = { _ in },
        onNote: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(SiteError) {
        try self.init(
            request, transport: transport, folder: folder, limits: SiteLimits(), onProgress: onProgress,
            onNote: onNote)
    }

    init(
        _ request: Request, transport: any SiteTransport, folder: String, limits: SiteLimits,
        onProgress: @escaping @Sendable (Int) -> Void = { _ in },
        onNote: @escaping @Sendable (String) -> Void = { _ in }
    ) throws(SiteError) {
        self.request = request
        pages = try SitePages(folder, transport, limits)
        progress = onProgress
        note = onNote
    }

    /// Reads everything, or throws: a part of a site is no result.
    public func run() async throws(SiteError) -> Result {
        let discovery = SiteDiscovery(
            address: request.address, key: request.key, format: request.format,
            transport: pages.transport)
        let kind = try await discovery.run()
        try pages.beginOutput()
        let site: String?
        switch kind {
        case .wordPress(let root): site = try await readWordPress(root)
        case .ghost(let root):
            try await readGhost(root)
            site = request.address
        case .feed(let url):
            try await readFeed(url)
            site = nil
        }
        pages.complete()
        return Result(
            folder: pages.output, format: format(of: kind), sourceName: site.flatMap(SiteName.name),
            origin: kind.name)
    }

    private func format(of kind: SiteKind) -> ImportFormat {
        switch kind {
        case .wordPress: .wordPressREST
        case .ghost: .ghost
        case .feed: pages.isJSON ? .jsonFeed : .feed
        }
    }
}
