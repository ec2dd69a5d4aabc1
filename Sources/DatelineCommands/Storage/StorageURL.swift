/// A `--storage` value: a scheme and what is behind its colon.
public struct StorageURL: Sendable {
    /// The scheme, lower case.
    public let scheme: String
    /// Everything behind the first colon.
    public let rest: String

    /// The whole text.
    public var text: String { "\(scheme):\(rest)" }

    /// The URL, or its scheme alone when the rest may hold a password.
    public var withoutSecrets: String { Redaction.isSecret(text) ? "\(scheme): (not shown)" : text }

    /// Reads a URL; its text, which may hold a password, is not in the error.
    init(_ text: String) throws(CommandFailure) {
        guard let colon = text.firstIndex(of: ":"), StorageKind.named(text[..<colon].lowercased()) != nil
        else {
            let known = Dateline.storages.map { $0.example }.joined(separator: ", ")
            throw CommandFailure(.usage, "--storage must be one of \(known)")
        }
        scheme = text[..<colon].lowercased()
        rest = String(text[text.index(after: colon)...])
    }

    /// The URL as it may be printed: nothing of a password.
    static func redacted(_ text: String) -> String {
        guard let url = try? StorageURL(text), let scheme = StorageKind.named(url.scheme) else {
            return "(malformed)"
        }
        return scheme.describe(url)
    }
}
