import Articles
import ArticlesExchange
import Foundation
import HTTPRequesting

/// The import of a running site: reads it into a folder, and imports that.
struct SiteImport {
    let request: SiteDownload.Request
    /// The name of the folder that it is read into.
    private let name: String

    /// `nil` for what is no http or https URL.
    init?(_ address: String, key: String?, format: String, includesPages: Bool) throws(CommandFailure) {
        let lower = address.lowercased()
        guard lower.hasPrefix("http://") || lower.hasPrefix("https://") else {
            guard key == nil else {
                throw CommandFailure(.usage, "--key is of a running site of Ghost, and \(address) is no URL")
            }
            return nil
        }
        guard ["auto", "wordpress", "ghost", "feed"].contains(format) else {
            throw CommandFailure(
                .usage, "a site is read as auto, wordpress, ghost or feed, not as \"\(format)\"")
        }
        guard key == nil || ["auto", "ghost"].contains(format) else {
            throw CommandFailure(.usage, "--key is of Ghost, and does not go with --format \(format)")
        }
        guard key != "", key != nil || format != "ghost" else {
            throw CommandFailure(
                .usage, "the Content API of Ghost needs a key: --key, from Settings › Integrations")
        }
        var request = SiteDownload.Request(address)
        request.key = key
        request.includesPages = includesPages
        request.format = format == "auto" ? nil : format
        self.request = request
        // What is read with a key is no part of what is read without.
        let hash = contentHash(Array("\(address) \(key ?? "") \(includesPages)".utf8))
        name = String(hash, radix: 16)
    }

    /// Takes the folder of the site among the caches of the user.
    func folder() throws(CommandFailure) -> SiteFolder {
        let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
        let base = (caches ?? FileManager.default.temporaryDirectory).path(percentEncoded: false)
        return try SiteFolder(name, in: (base.hasSuffix("/") ? base : base + "/") + "dateline")
    }

    /// Reads the site into a folder; what an earlier run has read there is not read again.
    func download(into folder: SiteFolder) async throws(CommandFailure) -> SiteDownload.Result {
        let agent = "dateline/\(BuildInformation.version)"
        let note: @Sendable (String) -> Void = { Terminal.note($0) }
        do throws(SiteError) {
            let transport = try WebTransport(
                for: request.address, ownHost: CurlClient(addresses: .any, userAgent: agent),
                others: CurlClient(addresses: .publicOnly, userAgent: agent), onNote: note)
            let download = try SiteDownload(
                request, transport: transport, folder: folder.path,
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
}
