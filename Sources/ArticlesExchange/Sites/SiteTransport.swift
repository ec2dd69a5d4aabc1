/// How the resources of a site are fetched. What does it keeps to the manners of the web: pauses, bounded retries, bounded
/// responses and redirects.
public protocol SiteTransport: Sendable {
    /// The response to a GET, whatever its status but those that were worth another try.
    ///
    /// - Parameters:
    ///   - url: an absolute http or https URL.
    ///   - fields: the header fields, besides those of every request.
    func get(
        _ url: String, fields: [(name: String, value: String)]
    ) async throws(SiteError) -> SiteResponse
}

/// A response of a site.
public struct SiteResponse: Sendable {
    /// The status code.
    public var status: Int
    /// The URL that it is of, after redirects.
    public var url: String
    /// The header fields.
    public var fields: [(name: String, value: String)]
    /// The body.
    public var body: [UInt8]

    /// A response.
    public init(status: Int, url: String, fields: [(name: String, value: String)] = [], body: [UInt8] = []) {
        self.status = status
        self.url = url
        self.fields = fields
        self.body = body
    }

    /// The value of the first field of a name.
    func field(_ name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}

/// Why a site can't be read.
public enum SiteError: Error, Sendable, CustomStringConvertible {
    /// It is not found, or responds in a way that is not understood.
    case site(String)
    /// What was read can't be kept.
    case folder(String)
    /// The task was cancelled.
    case cancelled

    /// One line for a person; no key is in it.
    public var description: String {
        switch self {
        case .site(let reason): reason.onOneLine
        case .folder(let reason): reason.onOneLine
        case .cancelled: "the import was interrupted; run it again to go on"
        }
    }
}
