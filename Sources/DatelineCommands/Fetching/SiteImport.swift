import Articles
import ArticlesExchange
import Foundation
import HTTPRequesting

/// The import of a running site: reads it into a folder, and imports that.
struct SiteImport {
    let request: SiteDownload.Request
    let folder: String

    /// `nil` for what is no http or https URL.
    init?(_ address: String, key: String?, format: String, includesPages: Bool) throws(CommandFailure) {
        let lower = address.lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else { return nil }
        var request = SiteDownload.Request(address)
        request.key = key
        request.includesPages = includesPages
        guard ["auto", "wordpress", "ghost", "feed"].contains(format) else {
            throw CommandFailure(
                .usage, "a site is read as auto, wordpress, ghost or feed, not as \"\(format)\"")
        }
        request.format = format == "auto" ? nil : format
        self.request = request
        // What is read with a key is no part of what is read without.
        let name = contentHash(Array("\(address) \(key ?? "") \(includesPages)".utf8))
        let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
        let base = (caches ?? FileManager.default.temporaryDirectory).path(percentEncoded: false)
        folder = (base.hasSuffix("/") ? base : base + "/") + "dateline/import-\(String(name, radix: 16))"
    }

    /// Reads the site; what an earlier run has read is not read again.
    func download() async throws(CommandFailure) -> SiteDownload.Result {
        let agent = "dateline/\(BuildInformation.version)"
        let note: @Sendable (String) -> Void = { Terminal.note($0) }
        do throws(SiteError) {
            let transport = try WebTransport(
                for: request.address, ownHost: CurlClient(addresses: .any, userAgent: agent),
                others: CurlClient(addresses: .publicOnly, userAgent: agent), onNote: note)
            let download = try SiteDownload(
                request, transport: transport, folder: folder,
                onProgress: { pages in
                    if Terminal.isInteractive { Terminal.progress("read \(pages) pages of the site") }
                }, onNote: note)
            let result = try await download.run()
            if Terminal.isInteractive { Terminal.progress("") }
            Terminal.note("read over \(result.origin)")
            return result
        } catch {
            switch error {
            case .site: throw CommandFailure(.unreachable, error.description)
            case .folder: throw CommandFailure(.unwritable, error.description)
            case .cancelled: throw CommandFailure(.interrupted, error.description)
            }
        }
    }

    /// Deletes what was read: it is imported.
    func discard() { try? FileManager.default.removeItem(atPath: folder) }
}
